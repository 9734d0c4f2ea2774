import type { DeskCommand } from './actions';
import type { Disclaimed } from '../product/productOpener';
import type { Trans } from '../../words/trans';

/** More than anybody presses while a claim is answered. */
const MOST = 20;

/** What changes the product that is shown, or what was done to it. */
const ACTS: ReadonlySet<DeskCommand> = new Set<DeskCommand>([
  'assign-slot',
  'clear-slot',
  'reclassify',
  'delete',
  'restore-image',
  'upload',
  'crop',
  'complete',
  'hold',
  'reopen',
  'set-note',
  'set-flag',
  'undo',
  'redo'
]);

/** After these another product is meant, or may be: nothing waits behind them. */
const GOES: ReadonlySet<DeskCommand> = new Set<DeskCommand>([
  'open',
  'go-to-product',
  'next-product',
  'previous-product',
  'take-over',
  'complete',
  'hold'
]);

/** What goes its own way, whatever waits: it is not about the product that is shown. */
const ASIDE: ReadonlySet<DeskCommand> = new Set<DeskCommand>([
  'refresh',
  'filter-queue',
  'clear-filter',
  'show-statistics',
  'thumbnail-size',
  'zoom',
  'pan',
  'rotate-view',
  'retry',
  'discard',
  'clear-thumbnails',
  'show-keys'
]);

/**
 * How a command bears on the product that is shown: it acts on it; it only
 * looks, or goes on, but what was pressed before comes first; or neither.
 */
export type Bearing = 'acts' | 'looks' | 'aside';

export function bearingOf(command: DeskCommand): Bearing {
  return ACTS.has(command) ? 'acts' : ASIDE.has(command) ? 'aside' : 'looks';
}

/** Whether a command leads to another product. */
export function goesOn(command: DeskCommand): boolean {
  return GOES.has(command);
}

/** Why what was pressed is not done. */
export function notDone(
  productId: string,
  why: Disclaimed,
  trans: Trans
): string {
  switch (why.kind) {
    case 'changed':
      return trans.__(
        'Not done: others changed %1, and it is shown as it is now.',
        productId
      );
    case 'held':
      return trans.__('Not done: %1 is held by %2.', productId, why.by);
    case 'failed':
      return trans.__(
        'Not done, since %1 could not be opened: %2',
        productId,
        why.text
      );
    case 'left':
      return trans.__(
        'Not done, since %1 was left before it was opened.',
        productId
      );
  }
}

type Run = () => void | Promise<void>;

interface Waiting {
  readonly bearing: Bearing;
  readonly run: Run;
  readonly goesOn: boolean;
  readonly ended: (outcome: void | Promise<void>) => void;
}

/**
 * Commands that came while the product is painted and its claim not answered
 * yet. They are carried out in their order once it is, or dropped with a word.
 * What acts on nothing goes at once, as long as nothing waits before it.
 */
export class WaitingActs {
  private _waiting: Waiting[] = [];
  private _closed = false;

  /**
   * @param _isAsked - whether a claim is asked for the product that is shown
   * @param _refused - says that one was not taken on
   */
  constructor(
    private readonly _isAsked: () => boolean,
    private readonly _refused: () => void
  ) {}

  /**
   * Carries a command out, now or in its turn; resolves when it is done, or
   * dropped.
   *
   * @param goes - whether it leads to another product: what is pressed behind it is not taken on
   * @throws what it throws
   */
  run(bearing: Bearing, run: Run, goes = false): void | Promise<void> {
    const waits =
      bearing !== 'aside' &&
      (this._waiting.length > 0 || (bearing === 'acts' && this._isAsked()));
    if (!waits) {
      return run();
    }
    if (this._closed) {
      return undefined;
    }
    if (this._waiting.length >= MOST || this._waiting.at(-1)?.goesOn) {
      this._refused();
      return undefined;
    }
    return new Promise<void>(ended => {
      this._waiting.push({ bearing, run, goesOn: goes, ended });
    });
  }

  /** The claim is ours: what waits goes on, one after another as it was pressed. */
  goOn(): void {
    this._takeAll().forEach(({ run, ended }) => ended(attempt(run)));
  }

  /**
   * The product is not what was painted: what would act on it is dropped.
   *
   * @returns how many
   */
  drop(): number {
    const all = this._takeAll();
    const acts = all.filter(({ bearing }) => bearing === 'acts');
    all.forEach(one =>
      one.ended(acts.includes(one) ? undefined : attempt(one.run))
    );
    return acts.length;
  }

  /** The desk is closed: nothing that waits is done, and nothing waits any more. */
  close(): void {
    this._closed = true;
    this._takeAll().forEach(({ ended }) => ended());
  }

  private _takeAll(): readonly Waiting[] {
    const all = this._waiting;
    this._waiting = [];
    return all;
  }
}

/** What it throws is heard by who asked for it, and stops none behind it. */
async function attempt(run: Run): Promise<void> {
  await run();
}
