import * as fc from 'fast-check';

import { FOLDERS } from '../../../src/domain/images/image';
import type { ImagePath } from '../../../src/domain/images/image';
import { FAULTS } from '../world/network';
import type { Clocks, Person, World } from './world';
import { PRODUCTS } from './world';
import { imageOf } from '../../fixtures/imageOf';

/** One event: a person runs a command, or something happens in the world. */
export interface Step {
  /** 0 = Ann, 1 = Bob, 2 = Ann at her second tab. */
  readonly who: number;
  readonly what: keyof typeof DOES;
  /** Selects the image, slot, folder, product or fault. */
  readonly which: number;
  /** Whether all open requests are answered before the next step. */
  readonly wait: boolean;
}

type Does = (
  world: World,
  person: Person,
  which: number
) => void | Promise<void>;

const DOES = {
  select: (_world, { curator }, which) => {
    const image = imageAt(curator.open?.sections, which);
    if (image) {
      curator.run('select', { image, mode: 'only' });
    }
  },
  assign: (_world, { curator }, which) =>
    curator.run('assign-slot', { index: which % 4 }),
  // Fills all required slots at once, since completions are rare otherwise.
  chooseAll: (_world, { curator }, which) =>
    [0, 1, 2].forEach(index => {
      const image = imageAt(curator.open?.sections, which + index);
      if (image) {
        curator.run('assign-slot', { index, image });
      }
    }),
  complete: (world, { curator }) => {
    world.clock.advance(500);
    curator.run('complete', {});
  },
  hold: (world, { curator }, which) => {
    world.clock.advance(500);
    curator.run('hold', { reason: `reason ${which}` });
  },
  reopen: (_world, { curator }) => curator.run('reopen', {}),
  move: (_world, { curator }, which) =>
    curator.run('reclassify', { folder: FOLDERS[which % 4] }),
  delete: (_world, { curator }) => curator.run('delete', {}),
  upload: (_world, { curator }, which) =>
    curator.upload(`${(which % 3) + 1}.jpg`, imageOf(`new ${which % 2}`)),
  undo: (_world, { curator }) => curator.run('undo', {}),
  redo: (_world, { curator }) => curator.run('redo', {}),
  next: (_world, { curator }) => curator.run('next-product', {}),
  goTo: (_world, { curator }, which) =>
    curator.run('go-to-product', {
      productId: PRODUCTS[which % PRODUCTS.length]
    }),
  takeOver: async (_world, { curator }, which) => {
    await curator.perform('go-to-product', {
      productId: PRODUCTS[which % PRODUCTS.length]
    });
    curator.run('take-over', {});
  },
  refresh: (_world, { curator }) => curator.run('refresh', {}),
  retry: (_world, { curator }) => curator.run('retry', {}),
  discard: (world, person) => world.discard(person),
  keepMine: (_world, { curator }) => curator.run('retry', { over: true }),
  fault: (_world, { faults }, which) => {
    faults.push({
      skip: Math.floor(which / FAULTS.length) % 6,
      fault: FAULTS[which % FAULTS.length]
    });
  },
  /** Requests without an answer time out. */
  timeOut: (_world, { curator }) => curator.network.timeOut(),
  /** Delayed requests take effect. */
  arrive: async (_world, { curator, gone }) => {
    for (const network of [...gone, curator.network]) {
      await network.arrive();
    }
  },
  /** Claims are renewed, or expire. */
  timePasses: (world, _person, which) =>
    world.clock.advance([1000, 310_000, 700_000][which % 3]),
  tabDies: (_world, person) => {
    person.gone.push(person.curator.network);
    person.curator.die();
    person.away = true;
  },
  comesBack: (world, person) => {
    world.comeBack(person);
  }
} satisfies Record<string, Does>;

const WITHOUT_PAGE: readonly Step['what'][] = [
  'comesBack',
  'arrive',
  'timePasses'
];

export async function take(
  world: World,
  { who, what, which, wait }: Step
): Promise<void> {
  const does: Does = DOES[what];
  const [first, second] = [world.people[who], world.people[(who + 1) % 3]];
  // A person who is away runs no commands. The other person works meanwhile.
  const person =
    first.away && !WITHOUT_PAGE.includes(what) && !second.away ? second : first;
  if (!person.away || WITHOUT_PAGE.includes(what)) {
    await does(world, person, which);
  }
  if (wait) {
    await world.settle();
  }
}

/** Prefers steps that make the two people change the same things. */
const OFTEN: readonly Step['what'][] = [
  'chooseAll',
  'complete',
  'complete',
  'fault',
  'fault',
  'goTo',
  'takeOver',
  'timePasses',
  'tabDies',
  'comesBack',
  'comesBack',
  'keepMine'
];

export const steps = fc.array(
  fc.record<Step>({
    who: fc.constantFrom(0, 0, 1, 1, 2),
    what: fc.constantFrom(...(Object.keys(DOES) as Step['what'][]), ...OFTEN),
    which: fc.nat({ max: 29 }),
    wait: fc.boolean()
  }),
  { minLength: 1, maxLength: 60, size: 'max' }
);

/** How many turns requests and answers take. An empty list means that each is answered at once. */
export const delays = fc.array(fc.nat({ max: 12 }), { maxLength: 8 });

const MINUTES = 60_000;

/** Most clocks are right; some are wrong by more than a claim lasts. */
export const clocks = fc.constantFrom<Clocks>(
  { ann: 0, bob: 0 },
  { ann: 0, bob: 0 },
  { ann: -7 * MINUTES, bob: 11 * MINUTES },
  { ann: 11 * MINUTES, bob: -7 * MINUTES }
);

function imageAt(
  sections: readonly { readonly images: readonly ImagePath[] }[] | undefined,
  which: number
): ImagePath | undefined {
  const images = (sections ?? []).flatMap(section => section.images);
  return images[which % images.length];
}
