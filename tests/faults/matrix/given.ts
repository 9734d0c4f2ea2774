import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import type { Given, GivenObject } from '../world/testDataset';
import { MAIN, STRANGE, STRANGE_TAGS } from '../world/testDataset';

/** The product that a change is about. */
export const PRODUCT = 'SKU1';

/** Other products of the category. The id of one begins with that of `PRODUCT`. */
const OTHERS = ['SKU10', 'SKU2'];

const FOLDERS = ['detail', 'summary', 'segment', 'text'] as const;

const CHOSEN = {
  model: 'detail/a 1.jpg',
  front: 'detail/b+2.jpg',
  back: 'summary/전면.jpg',
  color_variant: ['detail/c#3.jpg']
};

export interface GivenProduct {
  readonly status?: 'PENDING' | 'COMPLETED';
  /** Whether choices are stored, as after a product was reopened. */
  readonly chosen?: boolean;
  /** Objects of the product that no list names. */
  readonly strays?: Readonly<Record<string, string>>;
  readonly patch?: CatalogueItem;
  readonly counters?: boolean;
}

/** A category with unusual names, and with attributes and tags that the product does not know. */
export function given(
  subCategory: number,
  {
    status = 'PENDING',
    chosen = status === 'COMPLETED',
    strays = {},
    patch = {},
    counters
  }: GivenProduct = {}
): Given {
  const product = {
    ...plain(subCategory, PRODUCT),
    current_status: status,
    category_status: `${subCategory}#${status}`,
    // The desk opens the newest product.
    last_updated_at: '2024-01-15T10:30:00.009Z',
    ...(chosen && { representative_assets: JSON.stringify(CHOSEN) }),
    ...(status === 'COMPLETED' && { completed_by: 'somebody' }),
    ...patch
  } as CatalogueItem;
  const items = [product, ...OTHERS.map(id => plain(subCategory, id))];
  return {
    items,
    counters,
    objects: [
      ...items.flatMap(item => objectsOf(item, status)),
      ...Object.entries(strays).map(([path, content]) => ({
        key: `${MAIN}/${subCategory}/${PRODUCT}/${path}`,
        content
      }))
    ]
  };
}

function plain(subCategory: number, id: string): CatalogueItem {
  return {
    sub_category: subCategory,
    product_id: id,
    main_category: MAIN,
    current_status: 'PENDING',
    category_status: `${subCategory}#PENDING`,
    created_at: '2024-01-15T10:30:00.000Z',
    last_updated_at: '2024-01-15T10:30:00.000Z',
    detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg', 'd.JPG'],
    summary: ['전면.jpg', 'd.JPG'],
    segment: [],
    text: ['size?.webp'],
    deleted: [
      {
        folder: 'text',
        filename: 'old.jpg',
        at: '2024-01-15T10:30:00.000Z',
        by: 'somebody',
        op: 'earlier',
        reason: 'an attribute of theirs'
      }
    ],
    ...STRANGE
  };
}

/** The chosen images of a completed product are tagged, and its other images are archived. */
function objectsOf(item: CatalogueItem, status: string): GivenObject[] {
  const chosen = Object.values(CHOSEN).flat();
  const tagged = item.product_id === PRODUCT && status === 'COMPLETED';
  return [
    ...FOLDERS.flatMap(folder =>
      (item[folder] as string[]).map(name => `${folder}/${name}`)
    ),
    'text/old.jpg'
  ].map(path => ({
    key: `${MAIN}/${String(item.sub_category)}/${String(item.product_id)}/${path}`,
    // The two images of one name are equal, as it happens in catalogues.
    content: path.endsWith('/d.JPG')
      ? 'd'
      : `${String(item.product_id)} ${path}`,
    tags: {
      ...STRANGE_TAGS,
      ...(tagged && {
        status: chosen.includes(path) ? 'representative' : 'archived'
      })
    }
  }));
}
