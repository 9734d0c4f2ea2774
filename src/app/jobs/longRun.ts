import { Cancelled, CurationError } from '../../domain/errors';
import type { ErrorKind } from '../../domain/errors';
import type { Clock } from '../../ports/clock';
import { inOrder } from '../inOrder';

/** Failures one after another before a run waits. Parts run side by side, so that one short trouble fails several. */
const IN_A_ROW = 8;

/** ms. Each wait doubles the one before, until a part succeeds. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 5 * 60_000;

/** Parts that are tried again at a time. */
const AT_ONCE = 8;

/** Nobody can do anything without these: they end a run. */
const ENDING: readonly ErrorKind[] = ['NotFound', 'NotAllowed', 'NotSignedIn'];

/** The service is in trouble, whatever it is asked for. */
const TROUBLE: readonly ErrorKind[] = ['Throttled', 'Unreachable'];

/** These may be over later. */
const PASSING: readonly ErrorKind[] = [...TROUBLE, 'Conflict'];

/** A wait of the whole run. */
export interface Pause {
  /** The failure after which it waits. */
  readonly error: CurationError;
  /** ms since the epoch. */
  readonly until: number;
}

/** How a run waits for a service in trouble. */
export interface Pauses {
  readonly clock: Clock;
  /** From 0 up to, not including, 1. Many runs must not wait in step. */
  readonly random: () => number;
  readonly tell: (pause: Pause) => void;
}

export interface LongRunOptions {
  /** Ends the waits. */
  readonly signal?: AbortSignal;
  /** Default: a row of failures ends the run, because a person is there who can begin it again. */
  readonly pauses?: Pauses;
}

type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: CurationError };

/** What came of a part. `stopped`: it was not begun. */
export type Attempted<Result> = Outcome<Result> | { readonly kind: 'stopped' };

export interface AttemptOptions<Result> {
  /** The run cannot go on without it, so that it waits after a single failure. */
  readonly needed?: boolean;
  /** The failure that a result tells. */
  readonly failureIn?: (result: Result) => CurationError | undefined;
}

/** A part of a run that failed once. */
interface Aside {
  readonly again: () => Promise<void>;
  readonly failed: (error: CurationError) => void;
}

function isTrouble(error: CurationError): boolean {
  return TROUBLE.includes(error.kind);
}

/** Whether nothing can be done while this lasts. */
export function endsRun(error: CurationError): boolean {
  return error instanceof Cancelled || ENDING.includes(error.kind);
}

/** Whether another try, later, may succeed. */
export function mayPass(error: CurationError): boolean {
  return PASSING.includes(error.kind);
}

/**
 * A job of many parts that goes on although some of them fail. A part that
 * fails is put aside and tried again at the end. If many fail one after
 * another, the service is in trouble: the run waits, each time longer, and then
 * lets one part through before the others. Only a missing place and a refusal
 * end it, and a service that never answered: its address may be wrong.
 */
export class LongRun {
  private readonly aside: Aside[] = [];
  private row = 0;
  /** Since the last success. */
  private pauses = 0;
  private answered = false;
  /** While the run waits, or one part is let through. Never rejects. */
  private closed: Promise<void> | undefined;

  constructor(private readonly options: LongRunOptions = {}) {}

  /**
   * Does a part. One whose failure may be over later is put aside.
   *
   * @param again - does it at the end. It is kept, so it should hold little.
   * @param failed - gets the error if it failed for good
   * @throws errors that end the run
   */
  async part(
    first: () => Promise<void>,
    again: () => Promise<void>,
    failed: (error: CurationError) => void
  ): Promise<void> {
    const attempted = await this.attempt(first);
    if (attempted.kind === 'failed') {
      if (mayPass(attempted.error)) {
        this.aside.push({ again, failed });
      } else {
        failed(attempted.error);
      }
    }
  }

  /** Tries what was put aside again, unless the run is stopped. */
  async finish(): Promise<void> {
    const tryAgain = async ({ again, failed }: Aside): Promise<void> => {
      if (this.options.signal?.aborted) {
        return;
      }
      const attempted = await this.attempt(again);
      if (attempted.kind === 'failed') {
        failed(attempted.error);
      }
    };
    for await (const _ of inOrder(this.aside.splice(0), AT_ONCE, tryAgain)) {
      // Each tells its own failure.
    }
  }

  /**
   * Repeats what the run cannot go on without until it succeeds.
   *
   * @throws Cancelled if the run is stopped meanwhile; errors that end the run
   * or that another try meets too
   */
  async insist<Result>(act: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const attempted = await this.attempt(act, { needed: true });
      switch (attempted.kind) {
        case 'done':
          return attempted.result;
        case 'stopped':
          throw new Cancelled('job-stopped', {});
        case 'failed':
          if (!mayPass(attempted.error)) {
            throw attempted.error;
          }
          if (this.options.signal?.aborted) {
            throw new Cancelled('job-stopped', {}, { cause: attempted.error });
          }
      }
    }
  }

  /**
   * Does a part as soon as the run does not wait.
   *
   * @throws errors that end the run
   */
  async attempt<Result>(
    act: () => Promise<Result>,
    { needed = false, failureIn = () => undefined }: AttemptOptions<Result> = {}
  ): Promise<Attempted<Result>> {
    while (this.closed) {
      await this.closed;
      if (this.options.signal?.aborted && !needed) {
        return { kind: 'stopped' };
      }
    }
    const { pauses } = this;
    const isFirst = pauses > 0;
    const open = isFirst ? this.close() : undefined;
    try {
      const attempted = await outcomeOf(act);
      const error =
        attempted.kind === 'failed'
          ? attempted.error
          : failureIn(attempted.result);
      if (error === undefined) {
        this.succeed();
      } else if (isTrouble(error) || (needed && mayPass(error))) {
        // What failed beside others, before they made the run wait, says nothing new.
        if (pauses === this.pauses) {
          this.note(error, isFirst || needed);
        }
      } else {
        this.succeed();
      }
      return attempted;
    } finally {
      open?.();
    }
  }

  /** The service answered, whatever it said. */
  private succeed(): void {
    this.answered = true;
    this.row = 0;
    this.pauses = 0;
  }

  /** @throws it if the run cannot wait */
  private note(error: CurationError, waitsAtOnce: boolean): void {
    this.answered ||= error.kind !== 'Unreachable';
    if (!waitsAtOnce && ++this.row < IN_A_ROW) {
      return;
    }
    this.row = 0;
    if (this.options.signal?.aborted) {
      return;
    }
    const { pauses } = this.options;
    if (!pauses || !this.answered) {
      throw error;
    }
    this.pause(error, pauses);
  }

  private pause(error: CurationError, { clock, random, tell }: Pauses): void {
    const longest = Math.min(FIRST_WAIT * 2 ** this.pauses, LONGEST_WAIT);
    const ms = longest * (1 - random() / 4);
    this.pauses++;
    tell({ error, until: clock.now() + ms });
    const open = this.close();
    // It only rejects if the run is stopped.
    clock
      .sleep(ms, this.options.signal)
      .catch(() => undefined)
      .finally(open);
  }

  /** @returns lets the parts go on that wait */
  private close(): () => void {
    let wake = (): void => undefined;
    const closed = new Promise<void>(resolve => (wake = resolve));
    this.closed = closed;
    return () => {
      if (this.closed === closed) {
        this.closed = undefined;
      }
      wake();
    };
  }
}

/** Does the work of a run up to where it is stopped. */
export async function untilStopped(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Cancelled)) {
      throw error;
    }
  }
}

/** @throws errors that end a run */
async function outcomeOf<Result>(
  act: () => Promise<Result>
): Promise<Outcome<Result>> {
  try {
    return { kind: 'done', result: await act() };
  } catch (error) {
    if (error instanceof CurationError && !endsRun(error)) {
      return { kind: 'failed', error };
    }
    throw error;
  }
}
