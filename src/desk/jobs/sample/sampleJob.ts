import type { Connection } from '../../../domain/connection/connection';
import type { Problem } from '../../../words/errors';
import { asProblem } from '../../../words/errors';
import type { Trans } from '../../../words/trans';
import { Store } from '../../store';

export interface SampleSteps {
  /** Has the server run a sandbox. A second call finds the same one. */
  run(): Promise<{
    readonly connection: Connection;
    /** Whether the page has to fill it. */
    readonly isSample: boolean;
  }>;
  /** Fills it; what is there stays. @param tell - of each product that is done */
  fill(
    connection: Connection,
    tell: (progress: SampleProgress) => void
  ): Promise<void>;
}

/** How many products of the sample are in the sandbox. */
export interface SampleProgress {
  readonly products: number;
  readonly of: number;
}

export type SampleStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'filling'; readonly progress: SampleProgress }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Opens the sample: one at a time, whoever asks. */
export class SampleJob {
  readonly store = new Store<{ readonly step: SampleStep }>({
    step: { kind: 'idle' }
  });
  private _opening: Promise<string | undefined> | null = null;

  constructor(
    /** Loads them when they are needed. */
    private readonly _steps: () => Promise<SampleSteps>,
    private readonly _trans: Trans
  ) {}

  /** @returns the name of the sample's connection; undefined if it failed, which the state tells */
  open(): Promise<string | undefined> {
    this._opening ??= this._open().finally(() => {
      this._opening = null;
    });
    return this._opening;
  }

  private async _open(): Promise<string | undefined> {
    try {
      this._step({ kind: 'starting' });
      const steps = await this._steps();
      const { connection, isSample } = await steps.run();
      if (isSample) {
        await steps.fill(connection, progress =>
          this._step({ kind: 'filling', progress })
        );
      }
      this._step({ kind: 'idle' });
      return connection.name;
    } catch (error) {
      const problem = asProblem(error, this._trans);
      this._step({ kind: 'failed', problem });
      return undefined;
    }
  }

  private _step(step: SampleStep): void {
    this.store.set({ step });
  }
}
