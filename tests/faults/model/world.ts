import { ManualClock } from '../../../src/adapters/memory';
import type { Catalogue } from '../../../src/ports/catalogue';
import { brokenRules } from '../reader/rules';
import { Curator, Profile, WorldIds } from '../world/curator';
import { MEMORY_CATEGORY, MemoryPlace } from '../world/memoryPlace';
import type { Fault } from '../world/network';
import type { Sabotage } from '../world/sabotages';
import type { Given, Raw } from '../world/place';
import { MAIN, STRANGE, STRANGE_TAGS } from '../world/place';
import { Witness } from './witness';

export const PRODUCTS = ['P1', 'P2'];

/** A curator with what is planned to go wrong with the next requests. */
export interface Person {
  readonly curator: Curator;
  /** Faults by how many requests pass before them. */
  readonly faults: { skip: number; fault: Fault }[];
  /** Networks of pages before: what they sent may still arrive. */
  readonly gone: Curator['network'][];
  discarding: boolean;
  /** Whether this person's page is closed. */
  away: boolean;
}

/** Two people, one of them at two tabs of one browser, a small catalogue, and a witness. */
export class World {
  readonly clock = new ManualClock(Date.parse('2026-11-22T09:00:00.000Z'));
  readonly witness: Witness;
  /** Ann, Bob, and Ann at a second tab. */
  readonly people: readonly Person[];
  private readonly ids = new WorldIds();
  private readonly start: Raw;

  private constructor(
    readonly place: MemoryPlace,
    delays: readonly number[],
    sabotage: Sabotage
  ) {
    this.start = place.lookNow();
    this.witness = new Witness(() => place.lookNow());
    const catalogue = this.witness.beside(sabotage(place.catalogue));
    let delayed = 0;
    const delay = (): number => delays[delayed++ % delays.length] ?? 0;
    const profiles = { ann: new Profile(), bob: new Profile() };
    this.people = (['ann', 'bob', 'ann'] as const).map(name =>
      this.person(
        name,
        profiles[name],
        { catalogue, images: place.images },
        delay
      )
    );
  }

  static async open(
    delays: readonly number[] = [],
    sabotage: Sabotage = same => same
  ): Promise<World> {
    return new World(await MemoryPlace.open(small()), delays, sabotage);
  }

  /** Until nothing is on its way but what nobody will answer. */
  async settle(): Promise<void> {
    for (const { curator } of [...this.people, ...this.people]) {
      await curator.settle();
    }
  }

  /** What must never be, at any time. */
  problems(): readonly string[] {
    return [
      ...this.witness.problems,
      ...brokenRules(this.start, this.place.lookNow())
    ];
  }

  /** Everything arrives, the net is well, and both see to what failed. */
  async peace(): Promise<readonly string[]> {
    for (const person of this.people) {
      person.faults.length = 0;
      this.comeBack(person);
      for (const network of [...person.gone, person.curator.network]) {
        network.timeOut();
        await network.arrive();
      }
    }
    await this.settle();
    const unsaved: string[] = [];
    for (const person of this.people) {
      await person.curator.perform('retry', {});
      await this.discard(person);
    }
    for (const { curator } of this.people) {
      const { waiting, failed } = curator.desk.state.saving;
      const { records } = await curator.disk.records();
      if (waiting + failed.length + records.length > 0) {
        unsaved.push(
          `${curator.name}: ${waiting} wait, ${failed.length} failed, ${records.length} in the journal`
        );
      }
    }
    return unsaved;
  }

  comeBack(person: Person): void {
    if (person.away) {
      person.away = false;
      person.curator.comeBack();
      void person.curator.desk.start();
    }
  }

  async discard(person: Person): Promise<void> {
    person.discarding = true;
    await person.curator.perform('discard', {});
    person.discarding = false;
  }

  private person(
    name: string,
    profile: Profile,
    place: Pick<MemoryPlace, 'images'> & { catalogue: Catalogue },
    delay: () => number
  ): Person {
    const faults: Person['faults'] = [];
    const person: Person = {
      faults,
      gone: [],
      discarding: false,
      away: false,
      curator: new Curator({
        name,
        profile,
        place,
        clock: this.clock,
        ids: this.ids,
        weather: { delay, fault: () => dueFault(faults) },
        ear: {
          asked: record => {
            const item = person.curator.open?.product.item;
            this.witness.hearAsked({
              by: name,
              record,
              status: item?.current_status,
              choices: item?.representative_assets
            });
          },
          removed: opId => this.witness.hearRemoved(opId, person.discarding),
          replaced: (opIds, records) =>
            this.witness.hearReplaced(name, opIds, records)
        }
      })
    };
    return person;
  }
}

/** Each fault lets some requests pass, then meets one. */
function dueFault(faults: Person['faults']): Fault | undefined {
  const [first] = faults;
  if (first === undefined) {
    return undefined;
  }
  if (first.skip > 0) {
    first.skip -= 1;
    return undefined;
  }
  faults.shift();
  return first.fault;
}

/** Few images, some alike, so that people meet. */
function small(): Given {
  const items = PRODUCTS.map((id, at) => ({
    sub_category: MEMORY_CATEGORY,
    product_id: id,
    main_category: MAIN,
    current_status: 'PENDING',
    category_status: `${MEMORY_CATEGORY}#PENDING`,
    created_at: '2024-01-15T10:30:00.000Z',
    last_updated_at: `2024-01-15T10:30:00.00${PRODUCTS.length - at}Z`,
    detail: ['1.jpg', '2.jpg', '3.jpg'],
    summary: ['1.jpg'],
    segment: [],
    text: ['3.jpg'],
    ...STRANGE
  }));
  return {
    items,
    objects: items.flatMap(item =>
      (['detail', 'summary', 'text'] as const).flatMap(folder =>
        item[folder].map(name => ({
          key: `${MAIN}/${MEMORY_CATEGORY}/${item.product_id}/${folder}/${name}`,
          // The two named alike in detail and summary are one picture.
          content: folder === 'text' ? 'text' : name,
          tags: STRANGE_TAGS
        }))
      )
    )
  };
}
