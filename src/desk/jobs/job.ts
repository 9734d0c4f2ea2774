import type { Dataset } from '../../app/cloud';
import { sameCategory } from '../../domain/catalogueItem';
import type { Category } from '../../domain/catalogueItem';
import type { CategoryInfo } from '../../domain/product/categories';
import type { JobCount } from '../../domain/jobs/list/jobCount';
import type { JobName } from '../../domain/jobs/list/jobPhase';
import type { Clock, Ids } from '../../ports/clock';
import type { Provisioning } from '../../ports/jobs/provisioning';
import type { Problem } from '../../words/errors';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import { loadedCategories } from '../queue/loadedCategories';
import type { Loadable } from '../state';
import { Store } from '../store';
import type { JobStatus, ShownJob } from './jobStatus';

export type { CategoryInfo } from '../../domain/product/categories';

/** What a job works on: a whole table and bucket. */
export interface JobDataset extends Dataset {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly provisioning: Provisioning;
  /** Answers of the services so far that said that there were too many requests. */
  readonly throttled?: () => number;
  readonly trans: Trans;
}

/** What every job shows in addition to its step. */
export interface JobState {
  /** The categories to choose from; a job over all categories does not need them. */
  readonly categories: Loadable<readonly CategoryInfo[]>;
}

/**
 * The work of a job: one thing at a time, which ends when it is cancelled and
 * when the job is closed.
 */
class Work {
  private _controller: AbortController | null = null;
  private _done: Promise<void> = Promise.resolve();
  private _closed = false;

  get running(): boolean {
    return this._controller !== null;
  }

  /**
   * Begins something, unless something runs or the job is closed.
   *
   * @param ended - gets the result when something else may begin
   * @param failed - gets what was thrown instead
   */
  begin<Result>(
    act: (signal: AbortSignal) => Promise<Result>,
    ended: (result: Result) => void,
    failed: (error: unknown) => void
  ): void {
    if (this.running || this._closed) {
      return;
    }
    const controller = new AbortController();
    this._controller = controller;
    this._done = act(controller.signal).then(
      result => {
        this._controller = null;
        ended(result);
      },
      error => {
        this._controller = null;
        failed(error);
      }
    );
  }

  /** Asks what runs to stop as soon as it can. */
  cancel(): void {
    this._controller?.abort();
  }

  /** Lets nothing more begin. Resolves when what ran has stopped. */
  async close(): Promise<void> {
    this._closed = true;
    this.cancel();
    await this._done;
  }
}

/** What the state of a job is made of. */
interface Steps<Question, Step> extends JobState {
  readonly question: Question;
  readonly step: Step;
}

/**
 * A job: the person says what to do, then one step follows the other. It does
 * nothing by itself.
 */
export abstract class Job<
  Question,
  Step extends { readonly kind: string; readonly stopping?: boolean }
> implements ShownJob {
  abstract readonly name: JobName;
  readonly store: Store<Steps<Question, Step>>;
  protected readonly _work = new Work();

  constructor(
    protected readonly _dataset: JobDataset,
    question: Question,
    private readonly _asking: Step
  ) {
    this.store = new Store<Steps<Question, Step>>({
      categories: { state: 'loading' },
      question,
      step: _asking
    });
  }

  get state(): Steps<Question, Step> {
    return this.store.state;
  }

  /** Whether something runs that a person would lose. */
  get running(): boolean {
    return this._work.running;
  }

  /** How it stands, whatever its steps are called. */
  abstract status(): JobStatus | null;

  /** Reads the categories to choose from. If the list cannot be read, a problem is shown and only "all" can be chosen. */
  async start(): Promise<void> {
    this.store.set({
      categories: await loadedCategories(
        this._dataset.catalogue,
        this._dataset.trans
      )
    });
  }

  /** Changes the question. */
  ask(patch: Partial<Question>): void {
    this.store.set({ question: { ...this.state.question, ...patch } });
  }

  /** Back to the question. */
  again(): void {
    if (!this._work.running) {
      this._step(this._asking);
    }
  }

  /**
   * Stops what runs as soon as it can: what was begun is finished, and what was
   * found or done by then is shown.
   */
  cancel(): void {
    const { step } = this.state;
    if (step.stopping !== undefined) {
      this._step({ ...step, stopping: true });
    }
    this._work.cancel();
  }

  /** Resolves when nothing runs any more. */
  async dispose(): Promise<void> {
    await this._work.close();
    // Whoever follows it has heard how it ended.
    this.store.dispose();
  }

  protected _step(step: Step): void {
    this.store.set({ step });
  }

  protected _problemOf(error: unknown): Problem {
    return asProblem(error, this._dataset.trans);
  }
}

/** How a job over one category, or all, tells that it runs. */
export function runningStatus(
  { stopping, progress }: RunningStep,
  { categories, question }: CategoryJobState
): {
  readonly phase: 'running';
  readonly stopping: boolean;
  readonly count: JobCount;
} {
  const total = expectedProducts(categories, question.category);
  const count = { what: 'products', done: progress.products, total } as const;
  return { phase: 'running', stopping, count };
}

/** A step in which products are read. */
interface RunningStep {
  readonly stopping: boolean;
  readonly progress: { readonly products: number };
}

/** A job that asks for which category it is. */
interface CategoryJobState extends JobState {
  readonly question: { readonly category: Category | null };
}

/** How many products a job over one category, or all, will read; undefined if they were not counted. */
export function expectedProducts(
  categories: JobState['categories'],
  category: Category | null
): number | undefined {
  const counts = (categories.state === 'ready' ? categories.value : [])
    .filter(one => category === null || sameCategory(one, category))
    .map(({ products }) => products);
  return counts.length === 0 || counts.includes(undefined)
    ? undefined
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
