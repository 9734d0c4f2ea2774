import { NO_POLICY } from '../../../src/domain/connection/serverPolicy';
import type { DeskActions } from '../../../src/desk/commands/deskActions';
import type {
  DeskPictures,
  ThumbnailResult
} from '../../../src/desk/images/pictures';
import { sectionsOf } from '../../../src/desk/images/grid';
import type {
  DeskState,
  OpenProduct,
  QueueEntry,
  QueueState
} from '../../../src/desk/state';
import { emptyDesk } from '../../../src/desk/state';
import { Store } from '../../../src/desk/store';
import { Viewer } from '../../../src/desk/viewer/viewer';
import { NO_PICTURES } from '../../../src/domain/board/pictureChecks';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import type { ImagePath } from '../../../src/domain/images/image';
import { FOLDERS } from '../../../src/domain/images/image';
import { readProduct } from '../../../src/domain/product/product';

/** Actions that write down what was asked for. */
export function someActions(): DeskActions & {
  readonly [name in keyof DeskActions]: jest.Mock;
} {
  return {
    run: jest.fn(),
    uploadFiles: jest.fn(),
    loadMore: jest.fn(),
    nameRows: jest.fn(),
    stopLoading: jest.fn(),
    closeFilter: jest.fn(),
    keepTyped: jest.fn(),
    stopStatistics: jest.fn(),
    closeStatistics: jest.fn(),
    setColumns: jest.fn(),
    closeViewer: jest.fn(),
    dismissMessage: jest.fn(),
    dismissNotice: jest.fn(),
    dismissRefusedFiles: jest.fn(),
    loadGuideline: jest.fn()
  };
}

/** A viewer on a desk in some state. */
export function aViewer(state: DeskState): Viewer {
  return new Viewer({ store: new Store(state) });
}

/** Pictures that are all ready, but for those that are said otherwise. */
export function somePictures(
  others: Readonly<Record<string, ThumbnailResult>> = {}
): DeskPictures & { readonly wanted: Set<string> } {
  const wanted = new Set<string>();
  return {
    wanted,
    thumbnails: {
      peek: () => undefined,
      want: ({ key }, deliver) => {
        wanted.add(key);
        deliver(
          others[key] ?? {
            kind: 'ready',
            thumbnail: {
              url: `blob:${key}`,
              width: 1080,
              height: 1350,
              bytes: 212_345
            }
          }
        );
        return () => wanted.delete(key);
      }
    },
    keyOf: image => ({ key: image, stamp: undefined }),
    addressOf: image => `s3://images/${image}`,
    coverOf: row => ({ key: `cover of ${row.productId}`, stamp: undefined }),
    original: async image => ({
      kind: 'ready',
      url: `blob:original of ${image}`,
      release: () => undefined
    })
  };
}

const A_PRODUCT = {
  main_category: 'TOP',
  sub_category: 1005,
  product_id: '79823',
  current_status: 'PENDING',
  detail: ['detail_1.jpg', 'detail_2.jpg', 'detail_10.jpg', 'detail_11.jpg'],
  summary: ['sum (1).jpg', '요약+1.jpg'],
  segment: ['seg.png']
};

/** `79823` of TOP / 1005: four images in detail, two in summary, one in segment, none in text. */
export function anOpenProduct(
  more: Partial<OpenProduct> = {},
  item: CatalogueItem = {}
): OpenProduct {
  const product = readProduct({ ...A_PRODUCT, ...item });
  const focus: ImagePath | null = more.focus ?? 'detail/detail_1.jpg';
  return {
    state: 'open',
    product,
    heldBy: null,
    claimState: 'answered',
    choices: {},
    checks: [],
    missing: new Set(),
    pictures: NO_PICTURES,
    meta: null,
    sections: sectionsOf(product, FOLDERS),
    collapsed: new Set(),
    focus,
    selection: new Set([focus]),
    anchor: focus,
    wantedSlot: null,
    wantedCount: 0,
    viewing: null,
    comparing: null,
    focusRequest: 0,
    ...more
  };
}

export function aRow(
  productId: string,
  more: Partial<QueueEntry> = {}
): QueueEntry {
  return {
    mainCategory: 'TOP',
    subCategory: 1005,
    productId,
    status: 'PENDING',
    lastUpdatedAt: undefined,
    imageCount: 19,
    cover: 'detail/detail_1.jpg',
    claim: undefined,
    completedBy: undefined,
    note: undefined,
    flags: [],
    holdReason: undefined,
    done: null,
    unsaved: null,
    heldBy: null,
    ...more
  };
}

/** A queue that is read. */
export function aQueue(more: Partial<QueueState> = {}): QueueState {
  const rowIndexes =
    more.rowIndexes ??
    new Map(more.rows?.map(({ productId }, place) => [productId, place]));
  return { ...emptyDesk('sandbox').queue, state: 'ready', ...more, rowIndexes };
}

/** A desk at work on TOP / 1005. */
export function aDeskState(more: Partial<DeskState> = {}): DeskState {
  return {
    ...emptyDesk('sandbox'),
    access: {
      connectionName: 'sandbox',
      person: 'curator-7',
      rules: NO_POLICY,
      problems: []
    },
    categories: {
      state: 'ready',
      value: [{ mainCategory: 'TOP', subCategory: 1005, products: 1905 }]
    },
    category: { mainCategory: 'TOP', subCategory: 1005 },
    counts: { pending: 1284, completed: 612, pass: 9, total: 1905 },
    queue: aQueue({ rows: [aRow('79823'), aRow('79811')] }),
    ...more
  };
}

/** What a drag carries, which jsdom has no class for. */
export function aDataTransfer(
  data: Record<string, string> = {},
  files: readonly File[] = []
): DataTransfer {
  const stored = new Map(Object.entries(data));
  return {
    get types() {
      return files.length > 0 ? ['Files'] : [...stored.keys()];
    },
    files,
    effectAllowed: 'none',
    setData: (type: string, value: string) => stored.set(type, value),
    getData: (type: string) => stored.get(type) ?? ''
  } as unknown as DataTransfer;
}
