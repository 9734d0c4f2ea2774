import { ManualClock } from '../../support/memory';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { TestBed } from '../matrix/cases';
import { brokenRules } from '../reader/rules';
import { Curator, Profile, WorldIds } from '../world/curator';
import type { Fault } from '../world/network';
import type { Sabotage } from '../world/sabotages';
import type { Given, TestDataset, Raw } from '../world/testDataset';
import { MAIN, STRANGE, STRANGE_TAGS } from '../world/testDataset';
import { WrongClock } from '../world/wrongClock';
import { Witness } from './witness';

export const PRODUCTS = ['P1', 'P2'];

/** By how many ms the clocks of the two people are wrong. */
export interface Clocks {
  readonly ann: number;
  readonly bob: number;
}

/** The options in which worlds differ. */
export interface WorldOptions {
  /** How many turns each request and answer takes, in order. Default: none. */
  readonly delays?: readonly number[];
  readonly clocks?: Clocks;
  readonly sabotage?: Sabotage;
}

/** A curator and the faults that are planned for the next requests. */
export interface Person {
  readonly curator: Curator;
  /** Faults by the number of requests that pass before them. */
  readonly faults: { skip: number; fault: Fault }[];
  /** The networks of earlier pages. Their requests may still arrive. */
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

  private constructor(
    readonly dataset: TestDataset,
    private readonly start: Raw,
    {
      delays = [],
      clocks = { ann: 0, bob: 0 },
      sabotage = same => same
    }: WorldOptions
  ) {
    this.witness = new Witness(id => dataset.product(id));
    const catalogue = this.witness.beside(sabotage(dataset.catalogue));
    let delayed = 0;
    const delay = (): number => delays[delayed++ % delays.length] ?? 0;
    const profiles = { ann: new Profile(), bob: new Profile() };
    this.people = (['ann', 'bob', 'ann'] as const).map(name =>
      this.person(
        name,
        { profile: profiles[name], off: clocks[name] },
        { catalogue, images: dataset.images },
        delay
      )
    );
  }

  /** @param bed - the engine; each world has a category of its own there */
  static async open(bed: TestBed, options: WorldOptions): Promise<World> {
    const category = bed.subCategory();
    const dataset = await bed.open(small(category), category);
    return new World(dataset, await dataset.look(), options);
  }

  /** Waits until no request is open that will be answered. */
  async settle(): Promise<void> {
    do {
      for (const { curator } of [...this.people, ...this.people]) {
        await curator.settle();
      }
    } while (this.people.some(({ curator }) => curator.network.busy));
  }

  /** What must never happen, at any time. */
  async problems(): Promise<readonly string[]> {
    return [
      ...this.witness.problems,
      ...brokenRules(this.start, await this.dataset.look())
    ];
  }

  /** Lets everything arrive without faults, and lets both people handle what failed. */
  async peace(): Promise<readonly string[]> {
    for (const person of this.people) {
      person.faults.length = 0;
      this.comeBack(person);
    }
    // A tab may wait for another tab's lock, and then send a request whose
    // fault was planned before.
    do {
      await this.settle();
      for (const { curator, gone } of this.people) {
        for (const network of [...gone, curator.network]) {
          network.timeOut();
          await network.arrive();
        }
      }
      await this.settle();
    } while (this.people.some(({ curator }) => curator.network.unanswered));
    const unsaved: string[] = [];
    for (const person of this.people) {
      await person.curator.perform('retry', {});
      await this.settle();
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
    return [...unsaved, ...this.unanswered()];
  }

  /** Products that wait for an answer although no request is open. */
  private unanswered(): readonly string[] {
    return this.people.flatMap(({ curator: { name, desk, open } }) =>
      desk.state.open.state === 'loading' ||
      (open && open.claimState !== 'answered')
        ? [
            `${name}: ${open?.product.productId} is ${open?.claimState ?? 'loading'}`
          ]
        : []
    );
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
    { profile, off }: { readonly profile: Profile; readonly off: number },
    dataset: Pick<TestDataset, 'images'> & { catalogue: Catalogue },
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
        dataset,
        clock: new WrongClock(this.clock, off),
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

/** Each fault lets some requests pass and then hits one. */
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

/** Few images with similar names, so that the two people change the same ones. */
function small(subCategory: number): Given {
  const items = PRODUCTS.map((id, at) => ({
    sub_category: subCategory,
    product_id: id,
    main_category: MAIN,
    current_status: 'PENDING',
    category_status: `${subCategory}#PENDING`,
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
          key: `${MAIN}/${subCategory}/${item.product_id}/${folder}/${name}`,
          // The images of the same name in detail and summary are equal.
          content: folder === 'text' ? 'text' : name,
          tags: STRANGE_TAGS
        }))
      )
    )
  };
}
