import type { CheckJob } from '../../desk/jobs/checkJob';
import type { PurgeJob } from '../../desk/jobs/purgeJob';
import type { ProductAddress } from '../../domain/product/objectKey';

export type CheckActions = Pick<
  CheckJob,
  'ask' | 'check' | 'cancel' | 'showPlan' | 'repair' | 'again'
>;

export type PurgeActions = Pick<
  PurgeJob,
  'ask' | 'look' | 'purge' | 'cancel' | 'again'
>;

/** What can be done with a report outside of the desk. */
export interface ReportSinks {
  /** Rejects where the browser refuses the clipboard. */
  copy(report: object): Promise<void>;
  save(report: object): void;
}

/** What a job's view needs beside its state and actions. */
export interface JobViewProps {
  /** The bucket and the table, in words. */
  readonly place: string;
  readonly sinks: ReportSinks;
  readonly onOpen: (product: ProductAddress) => void;
  /** Connects again. */
  readonly onSignIn: () => void;
}
