import type { ReadMeta } from '../app/product/readMeta';
import type { Category, ItemKey } from '../domain/catalogueItem';
import type { CategoryInfo } from '../domain/product/categories';
import type { Check } from '../domain/board/checks';
import type { Choices } from '../domain/board/choices';
import type { Difference } from '../domain/edits/conflict/difference';
import type { ConflictReason } from '../domain/edits/conflict/changeConflict';
import type { Prices } from '../domain/connection/cost/prices';
import type { Usage } from '../domain/connection/cost/usage';
import { NO_USAGE } from '../domain/connection/cost/usage';
import type { Folder, ImagePath } from '../domain/images/image';
import type { Product, QueueRow } from '../domain/product/product';
import type { QueueFilter } from '../domain/queue/queueFilter';
import { NO_FILTER } from '../domain/queue/queueFilter';
import type { Slot } from '../domain/board/slots';
import type { CategoryStatistics } from '../domain/queue/statistics';
import type { Status, StatusCounts } from '../domain/product/status';
import type { TeamSettings } from '../domain/board/teamSettings';
import { DEFAULT_TEAM } from '../domain/board/teamSettings';
import type { Problem } from './problem';
import type { Store } from './store';

/** Everything that an open desk shows. Views draw it, commands change it. */
export interface DeskState {
  readonly access: Access;
  readonly categories: Loadable<readonly CategoryInfo[]>;
  readonly category: Category | null;
  /** The status of the tab that is shown. */
  readonly status: string;
  /** Undefined until read, or where the table has no counters. */
  readonly counts: StatusCounts | undefined;
  readonly queue: QueueState;
  /** Of a category, while they are looked at. */
  readonly statistics: StatisticsState | null;
  readonly open: OpenState;
  readonly saving: SavingState;
  readonly spending: SpendingState;
  /** How many of the next products have their pictures at hand; null where none is brought near. */
  readonly nextReady: number | null;
  /** Whether the browser lost its network, and nothing was reached since. */
  readonly offline: boolean;
  /** The live region's text, gone after some seconds. */
  readonly message: Message | null;
  /** Something about the whole desk that stays until it is dismissed or over. */
  readonly notice: Problem | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The width of a tile in CSS pixels. */
  readonly thumbnailSize: number;
  /** The team's, or the document's. */
  readonly slots: readonly Slot[];
  readonly team: TeamState;
  /** Where the person was brought back to, for the status line. */
  readonly resumedAt: string | null;
}

export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

/** What everybody who curates this catalogue has alike. */
export interface TeamState {
  readonly settings: TeamSettings;
  /** Whether they were read; products are not changed before. */
  readonly known: boolean;
  /** Why products are shown and not changed; null where they can be. */
  readonly problem: Problem | null;
  /** The guideline's Markdown; null before it was wanted. */
  readonly page: Loadable<string> | null;
}

/** Who works here, by which connection. */
export interface Access {
  readonly connectionName: string;
  /** Undefined until known; null where nothing names a person. */
  readonly person: string | null | undefined;
  /** What the connection's check found: missing table or bucket, another key schema … */
  readonly problems: readonly Problem[];
}

/** The queue is a snapshot: rows keep their place until it is refreshed. */
export interface QueueState {
  readonly rows: readonly QueueEntry[];
  /**
   * Where each product is among the rows, by id: no row is looked for through
   * 100,000 of them. It may be ahead of these rows by a page; see `placeIn`.
   */
  readonly rowIndexes: ReadonlyMap<string, number>;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
  /** Whether there is more to read. */
  readonly more: boolean;
  /** Something to know about these rows, as "without the index". */
  readonly remark: string | null;
  /** What the person wants to see of them. */
  readonly filter: QueueFilter;
  /** Whether the person is about to say so. */
  readonly filterFormOpen: boolean;
  /** Products that were read for the rows. */
  readonly read: number;
  /** Reading ended before enough matched: it goes on only when asked to. */
  readonly paused: boolean;
}

/** The place of a product among the rows of a queue, from 0; -1 where it is not there. */
export function rowIndexOf(
  { rows, rowIndexes }: Pick<QueueState, 'rows' | 'rowIndexes'>,
  productId: string | undefined
): number {
  const place = productId === undefined ? undefined : rowIndexes.get(productId);
  return place !== undefined && place < rows.length ? place : -1;
}

export interface QueueEntry extends QueueRow {
  /** What happened to it since the snapshot was taken. */
  readonly done: Status | null;
  /** Another person who holds it now. */
  readonly heldBy: string | null;
}

/** Statistics as far as they are read; they cover what is on the desk until it changes. */
export interface StatisticsState {
  readonly category: Category;
  readonly state: 'loading' | 'ready' | 'stopped' | 'failed';
  readonly problem: Problem | null;
  readonly value: CategoryStatistics;
}

export type OpenState =
  | { readonly state: 'none' }
  | { readonly state: 'loading'; readonly productId: string }
  | {
      readonly state: 'failed';
      readonly productId: string;
      readonly problem: Problem;
    }
  | OpenProduct;

/** The product on the desk. */
export interface OpenProduct {
  readonly state: 'open';
  /** As it will be once everything that waits is saved. */
  readonly product: Product;
  /** Another's claim: then nothing here can be changed. */
  readonly heldBy: string | null;
  /**
   * `asked`: painted from what was known of it, and its claim is on its way;
   * `answered`: as it is in the table; `left`: done with, until the next one
   * is painted. It is changed only where it is answered.
   */
  readonly claimState: 'asked' | 'answered' | 'left';
  readonly choices: Choices;
  readonly checks: readonly Check[];
  /** Images whose object S3 does not have, as far as known. */
  readonly missing: ReadonlySet<ImagePath>;
  /** Not read before it is in sight. */
  readonly meta: Loadable<ReadMeta> | null;
  readonly sections: readonly Section[];
  readonly collapsed: ReadonlySet<Folder>;
  readonly focus: ImagePath | null;
  /** Always contains the focused image. */
  readonly selection: ReadonlySet<ImagePath>;
  /** Where a Shift selection began. */
  readonly anchor: ImagePath | null;
  /** Which slot asks for attention: a `must` that stopped a completion. */
  readonly wantedSlot: string | null;
  /** How often a slot was asked for: the same one asks again. */
  readonly wantedCount: number;
  /** The image that the viewer shows, or null while it is closed. */
  readonly viewing: ImagePath | null;
  /** The image beside it, or null while none is compared. */
  readonly comparing: ImagePath | null;
  /** Counts requests to move the keyboard's focus to the focused tile. */
  readonly focusRequest: number;
}

/** The product on the desk, or undefined while none is open. */
export function openProductOf({
  open
}: Pick<DeskState, 'open'>): OpenProduct | undefined {
  return open.state === 'open' ? open : undefined;
}

/** Replaces some fields of the open product; nothing happens while none is open. */
export function setOpen(
  store: Store<DeskState>,
  patch: Partial<OpenProduct>
): void {
  const open = openProductOf(store.state);
  if (open) {
    store.set({ open: { ...open, ...patch } });
  }
}

/** One folder of the product as it is shown: natural order. */
export interface Section {
  readonly folder: Folder;
  readonly images: readonly ImagePath[];
}

export interface SavingState {
  /** Changes that are not in the cloud yet. */
  readonly waiting: number;
  readonly failed: readonly FailedSave[];
}

/** How many changes are stuck. */
export function failedChanges({ failed }: SavingState): number {
  return failed.reduce((sum, { labels }) => sum + labels.length, 0);
}

/** What was asked of the cloud since the desk was opened; told once a second at most. */
export interface SpendingState {
  readonly prices: Prices;
  /** For the product on the desk; null while there is none. */
  readonly product: Usage | null;
  /** For no product that was opened: the queue, covers, pictures fetched ahead. */
  readonly lists: Usage;
  /** All together. */
  readonly session: Usage;
}

/** The changes of one product that are stuck. */
export interface FailedSave {
  readonly product: ItemKey;
  /** What they were to do, as "Move 2 images to text", in their order: the first failed. */
  readonly labels: readonly string[];
  readonly problem: Problem;
  /** Where others changed the same meanwhile: the person chooses. */
  readonly conflict: ConflictState | null;
}

/** Whether something that is to be shown could not be read since nobody answered. */
export function wasUnreachable({
  open,
  queue,
  categories
}: DeskState): boolean {
  const problems = [
    open.state === 'failed' && open.problem,
    queue.problem,
    categories.state === 'failed' && categories.problem
  ];
  return problems.some(problem => problem && problem.kind === 'Unreachable');
}

export interface ConflictState {
  readonly reason: ConflictReason;
  /** Who, where something says so. */
  readonly by: string | undefined;
  /** Mine and theirs, a line each. */
  readonly differences: readonly Difference[];
}

export interface Message {
  /** Different for each message, so that the same text is announced again. */
  readonly id: number;
  readonly text: string;
  readonly undoable: boolean;
}

export const DEFAULT_THUMBNAIL_SIZE = 136;

const NO_QUEUE: QueueState = {
  rows: [],
  rowIndexes: new Map(),
  state: 'loading',
  problem: null,
  more: false,
  remark: null,
  filter: NO_FILTER,
  filterFormOpen: false,
  read: 0,
  paused: false
};

export function emptyDesk(
  connectionName: string,
  prices: Prices = { kind: 'own-endpoint' }
): DeskState {
  return {
    access: { connectionName, person: undefined, problems: [] },
    categories: { state: 'loading' },
    category: null,
    status: 'PENDING',
    counts: undefined,
    queue: NO_QUEUE,
    statistics: null,
    open: { state: 'none' },
    saving: { waiting: 0, failed: [] },
    spending: { prices, product: null, lists: NO_USAGE, session: NO_USAGE },
    nextReady: null,
    offline: false,
    message: null,
    notice: null,
    canUndo: false,
    canRedo: false,
    thumbnailSize: DEFAULT_THUMBNAIL_SIZE,
    slots: DEFAULT_TEAM.slots,
    team: { settings: DEFAULT_TEAM, known: false, problem: null, page: null },
    resumedAt: null
  };
}

export type { ReadMeta } from '../app/product/readMeta';
export type {
  Finding,
  Resource,
  ResourceState
} from '../ports/jobs/provisioning';
