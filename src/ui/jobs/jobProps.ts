import type { CheckJob } from '../../desk/jobs/checkJob';
import type { MigrateJob } from '../../desk/jobs/migrateJob';
import type { PackJob } from '../../desk/jobs/packJob';
import type { PurgeJob } from '../../desk/jobs/purgeJob';
import type { SetupJob } from '../../desk/jobs/setupJob';
import type { ProductAddress } from '../../domain/product/objectKey';

export type CheckActions = Pick<
  CheckJob,
  'ask' | 'check' | 'cancel' | 'showPlan' | 'repair' | 'again'
>;

export type PurgeActions = Pick<
  PurgeJob,
  'ask' | 'look' | 'purge' | 'cancel' | 'again'
>;

export type MigrateActions = Pick<
  MigrateJob,
  'ask' | 'choose' | 'foldersBeside' | 'look' | 'send' | 'cancel' | 'again'
>;

export type PackActions = Pick<PackJob, 'ask' | 'pack' | 'cancel' | 'again'>;

export type SetupActions = Pick<
  SetupJob,
  'ask' | 'look' | 'make' | 'cancel' | 'again'
>;

/** What the set-up's page shows besides its step. */
export type SetupFacts = Pick<SetupJob, 'beside' | 'serverUnable'>;

/** Where a report can go. */
export interface ReportSinks {
  /** Rejects if the browser refuses the clipboard. */
  copy(report: object): Promise<void>;
  save(report: object): void;
}

/** What a job's view needs besides its state and actions. */
export interface JobViewProps {
  /** A text that names the bucket and the table. */
  readonly dataset: string;
  readonly sinks: ReportSinks;
  readonly onOpen: (product: ProductAddress) => void;
  /** Opens a new connection. */
  readonly onSignIn: () => void;
  /** Opens the set-up. */
  readonly onSetUp?: () => void;
}
