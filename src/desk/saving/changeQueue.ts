import type { Edit } from '../../app/edits/edit';
import { carriedOut } from '../../app/edits/edit';
import type { ItemKey } from '../../domain/catalogueItem';
import { itemName } from '../../domain/catalogueItem';
import type { ReplannedChanges } from '../../domain/edits/conflict/keepMine';
import { ChangeConflict } from '../../domain/edits/conflict/changeConflict';
import { NotFound } from '../../domain/errors';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { Renames } from '../../domain/edits/renames';
import { renamesOf, withRenames } from '../../domain/edits/renames';
import type { Journal } from '../../ports/saving/journal';
import type { Lane, Waiting, Whose } from './lane';
import { failureOf, projectAll, stuckLanes, unsavedStatusOf } from './lane';
import { LeftSteps } from './leftSteps';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { LeftStep, SavingState, UnsavedStatus } from '../state';
import type { ChangeFollower } from './changeFollower';

export interface ChangeQueueOptions {
  readonly journal: Journal;
  readonly trans: Trans;
  readonly editOf: (record: JournalRecord) => Edit;
  /** Resolves when a change that is on disk may begin; by default at once. */
  readonly opportune?: () => Promise<void>;
  /** The product as it is now; undefined if it is gone. */
  readonly reread: (key: ItemKey) => Promise<Product | undefined>;
  /** The product as it is now, taken over from whoever holds it. */
  readonly takeOver: (key: ItemKey) => Promise<Product>;
  /** Changes decided again on a product as others left it. */
  readonly keepMine: (
    records: readonly JournalRecord[],
    now: Product
  ) => ReplannedChanges;
}

/**
 * Carries out changes in the background, in order for each product. A product
 * whose change failed blocks no other. A change is in the journal before its first
 * request, and until it is in the cloud.
 */
export class ChangeQueue {
  private readonly _lanes = new Map<string, Lane>();
  private readonly _followers: ChangeFollower[] = [];
  private readonly _left: LeftSteps;

  constructor(private readonly _options: ChangeQueueOptions) {
    this._left = new LeftSteps({
      ..._options,
      changed: ({ product }) => this._changed(product),
      failed: step =>
        this._followers.forEach(follower => follower.stepFailed?.(step)),
      unsupported: () =>
        this._followers.forEach(follower => follower.stepUnsupported?.())
    });
  }

  /** Tells a follower about all changes from here on. */
  follow(follower: ChangeFollower): void {
    this._followers.push(follower);
  }

  get state(): SavingState {
    const lanes = [...this._lanes.values()];
    const waiting = lanes.reduce((sum, lane) => sum + lane.waiting.length, 0);
    return { waiting, failed: lanes.flatMap(failureOf) };
  }

  /** Steps after stored changes, such as tags, that failed. */
  get left(): readonly LeftStep[] {
    return this._left.steps;
  }

  /** The products whose status the table does not have yet. */
  get unsaved(): readonly UnsavedStatus[] {
    return [...this._lanes.values()].flatMap(
      lane => unsavedStatusOf(lane) ?? []
    );
  }

  /** The status of a product that the table does not have yet; undefined if it has it. */
  unsavedStatus(key: ItemKey): UnsavedStatus | undefined {
    const lane = this._lanes.get(itemName(key));
    return lane && unsavedStatusOf(lane);
  }

  /** Continues what an earlier page left in the journal. */
  takeUp(records: readonly JournalRecord[]): void {
    this._left.takeUp(records.filter(({ stored }) => stored));
    for (const record of records.filter(({ stored }) => !stored)) {
      const lane = this._lane(record.product, undefined);
      lane.waiting.push(this._waiting(record));
    }
    this._lanes.forEach(lane => {
      this._run(lane);
      this._changed(lane.key);
    });
  }

  /**
   * The product as it will be when what waits is saved; undefined if nothing waits,
   * or if nothing is known of the product. A change that does not fit any more is
   * left out: it will fail with a reason when it is carried out.
   */
  projected(key: ItemKey): Product | undefined {
    const lane = this._lanes.get(itemName(key));
    return lane?.saved && projectAll(lane.saved, lane.waiting);
  }

  /**
   * Accepts a change.
   *
   * @param product - as shown; used if nothing waits yet
   * @returns the product as it will be
   * @throws what `project` throws; then nothing was accepted
   */
  add(product: Product, record: JournalRecord): Product {
    const key = productKey(product);
    const edit = this._options.editOf(record);
    const after = edit.project(this.projected(key) ?? product);
    const stored = this._options.journal.append(record);
    // It is awaited when its turn comes; a failure must not surface before.
    stored.catch(() => undefined);
    const lane = this._lane(key, product);
    lane.waiting.push({ record, edit, stored });
    this._run(lane);
    this._changed(key);
    return after;
  }

  /** Whether changes of a product wait or have failed. */
  has(key: ItemKey): boolean {
    return this._lanes.has(itemName(key));
  }

  /** Resolves when the records that wait for a product are on disk. A record that could not be written fails with its change. */
  async stored(key: ItemKey): Promise<void> {
    const waiting = this._lanes.get(itemName(key))?.waiting ?? [];
    await Promise.allSettled(waiting.map(({ stored }) => stored));
  }

  /** Resolves when nothing runs for a product: all is saved, or a change failed. */
  async settled(key: ItemKey): Promise<void> {
    await this._lanes.get(itemName(key))?.running;
  }

  /** Resolves when nothing runs at all. */
  async allSettled(): Promise<void> {
    await Promise.all([...this._lanes.values()].map(lane => lane.running));
    await this._left.settled();
  }

  /** Retries what failed, steps after stored changes included, on the products as they are now. */
  async retry(whose: Whose = {}): Promise<void> {
    await Promise.all([
      this._left.retry(whose),
      ...this._stuck(whose).map(lane => {
        const [first] = lane.waiting;
        first.stored = this._storedAgain(first);
        return this._goOn(lane, undefined);
      })
    ]);
  }

  /** Gives up steps after stored changes. */
  leave(whose: Whose = {}): Promise<void> {
    return this._left.leave(whose);
  }

  /**
   * Makes conflicting changes on top of what others did, because the person has
   * seen both and decided so.
   *
   * @returns images that cannot be changed any more
   * @throws what taking a product over throws; its changes go on waiting
   */
  async keepMine(whose: Whose = {}): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const lane of this._stuck(whose)) {
      if (lane.conflict) {
        lane.deciding = true;
        try {
          lost.push(...(await this._decideAnew(lane, lane.conflict)));
        } finally {
          lane.deciding = false;
        }
      }
    }
    return lost;
  }

  private async _decideAnew(
    lane: Lane,
    conflict: ChangeConflict
  ): Promise<readonly string[]> {
    const now =
      conflict.reason === 'held'
        ? await this._options.takeOver(lane.key)
        : conflict.now;
    const records = lane.waiting.map(({ record }) => record);
    const kept = this._options.keepMine(records, now);
    await this._options.journal.replace(
      records.map(({ opId }) => opId),
      kept.records
    );
    lane.waiting.splice(
      0,
      records.length,
      ...kept.records.map(record => this._waiting(record))
    );
    void this._goOn(lane, now);
    if (conflict.reason === 'held') {
      this._followers.forEach(follower => follower.tookOver?.(now));
    }
    return kept.lost;
  }

  /** Gives up what failed and what waits behind it; resolves when all followers know. */
  async discard(whose: Whose = {}): Promise<void> {
    const stuck = this._stuck(whose);
    // The desk goes on showing what is given up until the followers know. A
    // change that is made meanwhile must rest on what the table has.
    const givenUp = stuck.flatMap(lane => {
      Object.assign(lane, { problem: null, conflict: null, saved: undefined });
      return lane.waiting.splice(0);
    });
    for (const { record } of givenUp) {
      await this._options.journal.remove(record.opId);
    }
    const keys = stuck.map(({ key }) => key);
    keys.forEach(key => this._changed(key));
    for (const follower of this._followers) {
      await follower.discarded?.(keys);
    }
    stuck.forEach(lane => this._forget(lane));
  }

  /** Forgets a lane in which nothing waits any more. */
  private _forget(lane: Lane): void {
    const name = itemName(lane.key);
    if (lane.waiting.length === 0 && this._lanes.get(name) === lane) {
      this._lanes.delete(name);
    }
  }

  private _changed(key: ItemKey): void {
    this._followers.forEach(follower => follower.changed?.(key));
  }

  private _failed(lane: Lane): void {
    failureOf(lane).forEach(failure =>
      this._followers.forEach(follower => follower.failed?.(failure))
    );
  }

  private _stuck(whose: Whose): readonly Lane[] {
    return stuckLanes([...this._lanes.values()], whose);
  }

  /** @param saved - as it is in the cloud; undefined = to be read first */
  private _goOn(lane: Lane, saved: Product | undefined): Promise<void> {
    lane.problem = null;
    lane.conflict = null;
    lane.saved = saved;
    this._run(lane);
    this._changed(lane.key);
    return lane.running ?? Promise.resolve();
  }

  private _waiting(
    record: JournalRecord,
    stored: Promise<void> = Promise.resolve()
  ): Waiting {
    return { record, edit: this._options.editOf(record), stored };
  }

  private _lane(key: ItemKey, saved: Product | undefined): Lane {
    const name = itemName(key);
    const lane = this._lanes.get(name) ?? {
      key,
      saved,
      waiting: [],
      running: null,
      problem: null,
      conflict: null,
      deciding: false
    };
    this._lanes.set(name, lane);
    return lane;
  }

  /** Writes a record again that did not reach the disk. */
  private async _storedAgain({ record, stored }: Waiting): Promise<void> {
    try {
      await stored;
    } catch {
      await this._options.journal.append(record);
    }
  }

  private _run(lane: Lane): void {
    const { running, problem, waiting } = lane;
    if (running === null && problem === null && waiting.length > 0) {
      lane.running = this._drain(lane).finally(() => {
        lane.running = null;
        // A retry may have come since the failure.
        this._run(lane);
      });
      const { running: save } = lane;
      this._followers.forEach(follower => follower.running?.(save));
    }
  }

  private async _drain(lane: Lane): Promise<void> {
    const { journal, opportune, trans } = this._options;
    while (lane.waiting.length > 0) {
      const [next] = lane.waiting;
      try {
        await next.stored;
        await opportune?.();
        await journal.alone(lane.key, () => this._carryOut(lane, next));
      } catch (error) {
        lane.problem = asProblem(error, trans);
        if (error instanceof ChangeConflict) {
          lane.conflict = error;
          lane.saved = error.now;
        }
        if (lane.problem.kind === 'Unexpected') {
          console.error(error);
        }
        this._changed(lane.key);
        this._failed(lane);
        return;
      }
      this._forget(lane);
      this._changed(lane.key);
    }
    this._changed(lane.key);
  }

  private async _carryOut(
    lane: Lane,
    { record, edit }: Waiting
  ): Promise<void> {
    const { journal } = this._options;
    const mine = await journal.has(record.opId);
    if (!mine) {
      // Another tab carried it out or gave it up: the product must be read again.
      lane.saved = undefined;
    }
    const before = lane.saved ?? (await this._read(lane.key));
    lane.saved = before;
    // The decision is stored, whatever becomes of a step after it.
    const { after, left } = mine
      ? await carriedOut(edit, before)
      : { after: before, left: undefined };
    const renames = renamesOf(record, after);
    // Before this record goes, because the records behind it use the names that it gave.
    for (const follower of this._followers) {
      await follower.reached?.(record, after, renames);
    }
    await this._rename(lane, renames);
    await (left ? this._left.keep(record, left) : journal.remove(record.opId));
    lane.saved = after;
    lane.waiting.shift();
    this._followers.forEach(follower =>
      follower.saved?.(record, before, after, renames)
    );
  }

  private async _rename({ waiting }: Lane, renames: Renames): Promise<void> {
    if (renames.size === 0) {
      return;
    }
    for (const [at, { record, stored }] of waiting.entries()) {
      if (at > 0) {
        const renamed = withRenames(record, renames);
        await stored;
        await this._options.journal.amend(record.opId, {
          intention: renamed.intention,
          seen: renamed.seen
        });
        waiting[at] = this._waiting(renamed, stored);
      }
    }
  }

  private async _read(key: ItemKey): Promise<Product> {
    const product = await this._options.reread(key);
    if (product === undefined) {
      const { productId } = key;
      throw new NotFound('product-gone-while-waiting', { productId });
    }
    return product;
  }
}
