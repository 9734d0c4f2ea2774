import type { Page } from '@playwright/test';

import { expect, test } from './support/deskTest';
import { DeskPage } from './support/deskPage';
import { ReadBack } from './support/readBack';

/** What a curator wants of one product: file names in the order in which they are met. */
interface Wanted {
  readonly sub: number;
  readonly productId: string;
  readonly model: string;
  readonly front: string;
  readonly back: string;
  readonly colours: readonly string[];
  /** Pictures of text that lie among the others. */
  readonly text: readonly string[];
  readonly deleted?: readonly string[];
}

/** The most keys a product, on average, without proposals. */
const MOST_KEYS = 10.5;

/**
 * Six products of the sample, in the order of the picker: two to a category. The
 * front is the cut-out of the main colour if there is one.
 */
const DAY: readonly Wanted[] = [
  {
    sub: 2003,
    productId: '89570',
    front: 'segment/segment_001.png',
    back: 'detail/detail_003.webp',
    model: 'detail/detail_004.jpg',
    colours: ['detail/detail_005.jpg', 'detail/detail_007.jpg'],
    text: ['detail/detail_001.png', 'detail/detail_010.png']
  },
  {
    sub: 2003,
    productId: '30412',
    front: 'segment/segment_001.png',
    back: 'detail/detail_003.jpg',
    model: 'detail/detail_004.jpeg',
    colours: [
      'detail/detail_005.jpg',
      'detail/detail_008.jpg',
      'detail/detail 02 (앞면).jpg'
    ],
    text: ['detail/detail_001.png', 'detail/detail_016.jpg']
  },
  {
    sub: 2004,
    productId: '95919',
    front: 'detail/정면 컷.jpg',
    back: 'detail/detail_003.jpg',
    model: 'detail/detail_004.jpg',
    colours: ['detail/detail_005.jpg', 'detail/front+01.webp'],
    text: ['detail/detail_001.png', 'detail/detail_015.jpg']
  },
  {
    sub: 2004,
    productId: '88067',
    front: 'detail/detail_002.jpg',
    back: 'detail/back %20.jpg',
    model: 'detail/detail_004.jpg',
    colours: [
      'detail/detail_005.webp',
      'detail/detail_007.jpg',
      'detail/detail_010.jpg'
    ],
    text: ['detail/detail_001.jpg']
  },
  {
    sub: 1005,
    productId: 'SKU1',
    front: 'segment/segment_001.webp',
    back: 'detail/image_003.jpg',
    model: 'detail/image_004.jpg',
    colours: ['detail/A&B #1.jpg'],
    text: ['detail/size+chart 100%.jpg']
  },
  {
    sub: 1006,
    productId: '56224',
    front: 'segment/segment_001.webp',
    back: 'detail/detail_003.webp',
    model: 'detail/detail_004.jpg',
    colours: ['segment/segment_002.webp', 'segment/segment_003.png'],
    text: ['detail/detail_001.jpg'],
    deleted: ['detail/detail_002.jpg']
  }
];

const cloud = new ReadBack();

