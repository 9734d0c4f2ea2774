import type { JournalRecord } from '../../../src/domain/edits/intention';
import type { ItemChange } from '../../../src/domain/edits/plan/itemChange';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { RawItem } from '../world/testDataset';

/** What a person saw when asking for a change. */
export interface Asked {
  readonly by: string;
  readonly record: JournalRecord;
  readonly status: unknown;
  readonly choices: unknown;
}

/** Whether choices are the same, as a text or as slots with their paths. */
function sameStored(a: unknown, b: unknown): boolean {
  return JSON.stringify(slotsOf(a)) === JSON.stringify(slotsOf(b));
}

function sameItem(a: RawItem, b: RawItem): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function slotsOf(stored: unknown): unknown {
  const slots = (
    typeof stored === 'string' ? JSON.parse(stored) : (stored ?? {})
  ) as Record<string, unknown>;
  return Object.entries(slots)
    .map(([id, paths]) => [id, [paths].flat()] as const)
    .filter(([, paths]) => paths.length > 0)
    .sort(([one], [other]) => one.localeCompare(other));
}

/**
 * Sees every write to the table that takes effect and reports what is wrong
 * with it. It is the model of what two people may do to one product.
 */
export class Witness {
  readonly problems: string[] = [];
  private readonly asked = new Map<string, Asked>();
  private readonly applied = new Set<string>();
  private readonly givenUp = new Set<string>();
  /** For each product, who last changed its status or its choices. */
  private readonly decidedBy = new Map<string, string>();
  private turn: Promise<unknown> = Promise.resolve();

  /** @param look - a product as it is in the table */
  constructor(
    private readonly look: (id: string) => Promise<RawItem | undefined>
  ) {}

  /** A change as it was asked for. */
  hearAsked(asked: Asked): void {
    const { opId } = asked.record;
    if (this.asked.has(opId)) {
      this.problems.push(`two changes have the id ${opId}`);
    }
    this.asked.set(opId, asked);
  }

  /** Changes that were planned again after the person saw what others did. Their records show that. */
  hearReplaced(
    by: string,
    opIds: readonly string[],
    records: readonly JournalRecord[]
  ): void {
    opIds.forEach(opId => this.givenUp.add(opId));
    records.forEach(record =>
      this.hearAsked({
        by,
        record,
        status: record.seen.status,
        choices: record.seen.choices
      })
    );
  }

  /** A change that left the journal: it is in the cloud, or the person discarded it. */
  hearRemoved(opId: string, discarding: boolean): void {
    if (discarding) {
      this.givenUp.add(opId);
    }
    if (!this.applied.has(opId) && !this.givenUp.has(opId)) {
      const label = this.asked.get(opId)?.record.label;
      this.problems.push(`"${label}" left the journal and was never made`);
    }
  }

  /** The table with this witness. Writes pass one at a time, so that the witness knows which write did what. */
  beside(catalogue: Catalogue): Catalogue {
    const seen =
      <T>(
        write: (change: T) => Promise<unknown>,
        of: (sent: T) => ItemChange
      ) =>
      (sent: T): Promise<unknown> =>
        this.alone(async () => {
          const change = of(sent);
          const before = await this.product(change.key.productId);
          const answer = await write(sent);
          const after = await this.product(change.key.productId);
          this.see(change, before, after);
          return answer;
        });
    const watched: Partial<Record<string, unknown>> = {
      change: seen(
        (change: ItemChange) => catalogue.change(change),
        change => change
      ),
      changeStatus: seen(
        (sent: Parameters<Catalogue['changeStatus']>[0]) =>
          catalogue.changeStatus(sent),
        ({ change }) => change
      ),
      claim: (...args: Parameters<Catalogue['claim']>) =>
        this.alone(() => catalogue.claim(...args)),
      release: (...args: Parameters<Catalogue['release']>) =>
        this.alone(() => catalogue.release(...args))
    };
    return new Proxy(catalogue, {
      get(target, name) {
        const member: unknown =
          watched[String(name)] ?? Reflect.get(target, name, target);
        return typeof member === 'function'
          ? (member as () => unknown).bind(target)
          : member;
      }
    });
  }

  private async product(id: string): Promise<RawItem> {
    return (await this.look(id)) ?? {};
  }

  private alone<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(act);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private see(change: ItemChange, before: RawItem, after: RawItem): void {
    const { opId } = change;
    const id = String(after.product_id);
    if (this.applied.has(opId) && sameItem(before, after)) {
      // DynamoDB answers a repeated transaction token and does nothing.
      return;
    }
    const asked = this.asked.get(opId);
    if (asked === undefined) {
      this.problems.push(
        `${id} was changed by ${opId}, which nobody asked for`
      );
      return;
    }
    const { by, record } = asked;
    const say = (what: string): void => {
      this.problems.push(`${by}'s "${record.label}" ${what}`);
    };
    if (this.applied.has(opId)) {
      say('took effect twice');
    }
    this.applied.add(opId);
    if (Number(after.revision) !== Number(before.revision ?? 0) + 1) {
      say(`made revision ${after.revision} of ${before.revision}`);
    }
    if (String(after.last_updated_at) <= String(before.last_updated_at)) {
      say('did not move last_updated_at on');
    }
    const lost = ((before.ops ?? []) as string[])
      .slice(-15)
      .filter(op => !((after.ops ?? []) as string[]).includes(op));
    if (lost.length > 0) {
      say(`forgot the changes ${lost.join(', ')}`);
    }
    if (before.claim_id !== undefined && before.claim_id !== change.claimId) {
      say(`was made under the claim of ${String(before.claimed_by)}`);
    }
    this.seeMeeting(asked, before, say);
    this.seeDecision(asked, id, before, after, say);
  }

  /** All changes since the product was seen are by the same person. */
  private seeMeeting(
    { by, record }: Asked,
    before: RawItem,
    say: (what: string) => void
  ): void {
    for (const op of (before.ops ?? []) as string[]) {
      const other = this.asked.get(op);
      if (
        other !== undefined &&
        other.by !== by &&
        !record.seen.ops.includes(op)
      ) {
        say(`passed over ${other.by}'s "${other.record.label}"`);
      }
    }
  }

  /** A decision is changed only by a person who saw it or made it. */
  private seeDecision(
    { by, record, ...saw }: Asked,
    id: string,
    before: RawItem,
    after: RawItem,
    say: (what: string) => void
  ): void {
    const decides = ['complete', 'hold', 'reopen'].includes(
      record.intention.kind
    );
    if (!decides && before.current_status === 'COMPLETED') {
      say(`changed images of ${id}, which is completed`);
    }
    const asSeen =
      before.current_status === saw.status &&
      sameStored(before.representative_assets, saw.choices);
    if (decides && !asSeen && this.decidedBy.get(id) !== by) {
      say(
        `was written over ${String(before.current_status)} ${String(before.representative_assets)} of ${id}, but rested on ${String(saw.status)} ${String(saw.choices)}`
      );
    }
    const decided =
      after.current_status !== before.current_status ||
      after.representative_assets !== before.representative_assets;
    if (decided) {
      this.decidedBy.set(id, by);
    }
  }
}
