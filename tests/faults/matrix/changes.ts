import type { ImagePath } from '../../../src/domain/images/image';
import type { Curator } from '../world/curator';
import type { GivenProduct } from './given';
import { imageOf } from '../../fixtures/imageOf';

/** What a person does, and what must be in the table and the bucket afterwards. */
export interface Change {
  readonly name: string;
  readonly given?: GivenProduct;
  /** Runs before any fault, with the product open. */
  prepare?(curator: Curator): Promise<void>;
  act(curator: Curator): void;
  readonly meant: Meant;
}

/** Texts in lists are whole names. Names that contain an op id are patterns. */
export interface Meant {
  readonly status?: string;
  /** Attributes by name. */
  readonly item?: Readonly<Record<string, unknown>>;
  /** Folders whose lists changed, in any order. */
  readonly lists?: Readonly<Record<string, readonly (string | RegExp)[]>>;
  /** The content of `representative_assets`. */
  readonly choices?: Readonly<Record<string, unknown>>;
  /** `folder/filename` of the entries of `deleted`, without the one from the start. */
  readonly deleted?: readonly (string | RegExp)[];
  /** The tag `status` by path; null = none. */
  readonly tags?: Readonly<Record<string, string | null>>;
}

const [A, B, C]: ImagePath[] = [
  'detail/a 1.jpg',
  'detail/b+2.jpg',
  'detail/c#3.jpg'
];
const BACK: ImagePath = 'summary/전면.jpg';

const CHOICES = { model: A, front: B, back: BACK, color_variant: [C] };

async function chooseAll(curator: Curator): Promise<void> {
  [A, B, BACK, C].forEach((image, index) =>
    curator.run('assign-slot', { index, image })
  );
  await curator.settle();
}

const COMPLETED: Meant = {
  status: 'COMPLETED',
  item: { completed_by: 'curator-7' },
  choices: CHOICES,
  tags: {
    ...Object.fromEntries(
      [A, B, BACK, C].map(path => [path, 'representative'])
    ),
    'detail/d.JPG': null
  }
};

const completion = {
  prepare: chooseAll,
  act: (curator: Curator) => curator.run('complete', {})
};

const [D, OTHER_D]: ImagePath[] = ['detail/d.JPG', 'summary/d.JPG'];

/** Every change of the desk that reaches the cloud. */
export const CHANGES: readonly Change[] = [
  { name: 'complete', ...completion, meant: COMPLETED },
  {
    name: 'complete without counters',
    given: { counters: false },
    ...completion,
    meant: COMPLETED
  },
  {
    name: 'hold',
    act: curator => curator.run('hold', { reason: 'Not popular' }),
    meant: { status: 'PASS', item: { pass_reason: 'Not popular' } }
  },
  {
    name: 'reopen',
    given: { status: 'COMPLETED' },
    prepare: curator => curator.perform('open', { status: 'COMPLETED' }),
    act: curator => curator.run('reopen', {}),
    meant: {
      status: 'PENDING',
      choices: CHOICES,
      tags: Object.fromEntries(
        [A, B, C, BACK, D, OTHER_D, 'text/size?.webp'].map(path => [path, null])
      )
    }
  },
  {
    name: 'hold a completed one',
    given: { status: 'COMPLETED' },
    prepare: curator => curator.perform('open', { status: 'COMPLETED' }),
    act: curator => curator.run('hold', { reason: 'Recalled' }),
    meant: {
      status: 'PASS',
      item: { pass_reason: 'Recalled' },
      tags: Object.fromEntries([A, B, C, BACK].map(path => [path, null]))
    }
  },
  {
    name: 'move one',
    act: curator => curator.run('reclassify', { folder: 'text', images: [A] }),
    meant: {
      lists: {
        detail: ['b+2.jpg', 'c#3.jpg', 'd.JPG'],
        text: ['size?.webp', 'a 1.jpg']
      },
      deleted: [A]
    }
  },
  {
    name: 'move a chosen one',
    given: { chosen: true },
    act: curator =>
      curator.run('reclassify', { folder: 'segment', images: [BACK] }),
    meant: {
      lists: { summary: ['d.JPG'], segment: ['전면.jpg'] },
      choices: { ...CHOICES, back: 'segment/전면.jpg' },
      deleted: [BACK]
    }
  },
  {
    name: 'move two with the same name',
    act: curator =>
      curator.run('reclassify', { folder: 'text', images: [D, OTHER_D] }),
    meant: {
      lists: {
        detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg'],
        summary: ['전면.jpg'],
        text: ['size?.webp', 'd.JPG', /^d-\w{6}\.JPG$/]
      },
      deleted: [D, OTHER_D]
    }
  },
  {
    name: 'move two onto a taken name',
    given: { strays: { 'text/d.JPG': 'theirs' } },
    act: curator =>
      curator.run('reclassify', { folder: 'text', images: [D, OTHER_D] }),
    meant: {
      lists: {
        detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg'],
        summary: ['전면.jpg'],
        text: ['size?.webp', /^d-\w{6}\.JPG$/, /^d-\w{6}2\.JPG$/]
      },
      deleted: [D, OTHER_D]
    }
  },
  {
    name: 'delete',
    given: { chosen: true },
    act: curator => curator.run('delete', { images: [BACK, C] }),
    meant: {
      lists: { detail: ['a 1.jpg', 'b+2.jpg', 'd.JPG'], summary: ['d.JPG'] },
      choices: { model: A, front: B, color_variant: [] },
      deleted: [BACK, C]
    }
  },
  {
    name: 'restore a deleted one',
    prepare: curator => curator.perform('delete', { images: [A] }),
    act: curator => curator.run('undo', {}),
    meant: {
      lists: { detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg', 'd.JPG'] },
      deleted: []
    }
  },
  {
    name: 'restore a moved one',
    given: { chosen: true },
    prepare: curator =>
      curator.perform('reclassify', { folder: 'text', images: [A] }),
    act: curator => curator.run('undo', {}),
    meant: {
      lists: {
        detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg', 'd.JPG'],
        text: ['size?.webp']
      },
      choices: CHOICES,
      deleted: ['text/a 1.jpg']
    }
  },
  {
    name: 'upload',
    act: curator => curator.upload('new #1.jpg', imageOf('new')),
    meant: { lists: { segment: ['new #1.jpg'] }, deleted: [] }
  },
  {
    name: 'upload two equal files onto a taken name',
    given: { strays: { 'segment/new.jpg': 'theirs' } },
    act: curator => curator.upload('new.jpg', imageOf('new'), 2),
    meant: {
      lists: { segment: [/^new-\w{6}\.jpg$/, /^new-\w{6}2\.jpg$/] },
      deleted: []
    }
  },
  {
    name: 'move, delete and complete',
    prepare: chooseAll,
    act: curator => {
      curator.run('reclassify', { folder: 'segment', images: [D] });
      curator.run('delete', { images: [OTHER_D] });
      curator.run('complete', {});
    },
    meant: {
      ...COMPLETED,
      lists: {
        detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg'],
        summary: ['전면.jpg'],
        segment: ['d.JPG']
      },
      deleted: [D, OTHER_D],
      tags: {
        ...COMPLETED.tags,
        'segment/d.JPG': null
      }
    }
  }
];
