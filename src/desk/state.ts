import type { ReadMeta } from '../app/product/readMeta';
import type { Category, ItemKey } from '../domain/catalogueItem';
import type {
  CategoryInfo,
  PendingCategory
} from '../domain/product/categories';
import type { Check } from '../domain/board/check';
import type { Choices } from '../domain/board/choices';
import type { KnownPictures } from '../domain/board/pictureChecks';
import type { PolicyNeed } from '../domain/connection/contentPolicy';
import type { Rules } from '../domain/connection/serverPolicy';
import { NO_POLICY } from '../domain/connection/serverPolicy';
import type { Prices } from '../domain/connection/cost/prices';
import type { Usage } from '../domain/connection/cost/usage';
import { NO_USAGE } from '../domain/connection/cost/usage';
import type { TypedText } from '../domain/edits/typedText';
import type { Folder, ImagePath } from '../domain/images/image';
import type { Product, QueueRow } from '../domain/product/product';
import { sameProduct } from '../domain/product/product';
import type { QueueFilter } from '../domain/queue/queueFilter';
import { NO_FILTER } from '../domain/queue/queueFilter';
import type { Slot } from '../domain/board/slots';
import type { CategoryStatistics } from '../domain/queue/statistics';
import type { Status, StatusCounts } from '../domain/product/status';
import type { TeamSettings } from '../domain/board/teamSettings';
import { DEFAULT_TEAM } from '../domain/board/teamSettings';
import type { KeptRecord } from '../ports/saving/journal';
import type { Problem } from '../words/errors';
import type { ConflictState } from './conflictState';
import type { Store } from './store';

/** Everything that an open desk shows. Views render it, commands change it. */
export interface DeskState {
  readonly access: Access;
  readonly categories: Loadable<readonly CategoryInfo[]>;
  readonly category: Category | null;
  /** The status of the tab that is shown. */
  readonly status: string;
  /** As the table has them. Undefined until they are read, or if the table has no counters. */
  readonly counts: StatusCounts | undefined;
  readonly queue: QueueState;
  /** Is offered at the end of a list: the next one with pending products. */
  readonly nextCategory: PendingCategory | null;
  /** Of a category, while they are open. */
  readonly statistics: StatisticsState | null;
  readonly open: OpenState;
  readonly saving: SavingState;
  /** Stored changes of which a step that follows is left, such as tags. */
  readonly left: readonly LeftStep[];
  /** Unsaved changes in this browser that wait until the person has seen them. */
  readonly kept: readonly KeptRecord[];
  /** How many more there are, which are read when the desk is opened again. */
  readonly unread: number;
  /** Files that were not uploaded, until the person has read it. */
  readonly refusedFiles: RefusedFilesState | null;
  /** What was typed and not sent, the last one last. */
  readonly typed: readonly TypedText[];
  /** Products whose status is not yet in the table as the person decided it. */
  readonly unsaved: readonly UnsavedStatus[];
  readonly spending: SpendingState;
  /** How many of the next products have their pictures at hand; null if none are fetched ahead. */
  readonly nextReady: number | null;
  /** Whether the browser is offline, and no request has succeeded since. */
  readonly offline: boolean;
  /** The text of the live region; it is gone after some seconds. */
  readonly message: Message | null;
  /** Something about the whole desk that stays until it is dismissed or over. */
  readonly notice: Problem | null;
  /** What the page's Content-Security-Policy was seen to keep from this desk. */
  readonly policyNeeds: readonly PolicyNeed[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The width of a tile in CSS pixels. */
  readonly thumbnailSize: number;
  /** The team's, or the default ones. */
  readonly slots: readonly Slot[];
  readonly team: TeamState;
  /** The product that the person was brought back to, for the status line. */
  readonly resumedAt: string | null;
  readonly fullWindow: FullWindowState;
  readonly pace: PaceState;
}

/** What a person got done, as far as it is saved. */
export interface PaceState {
  /** Products completed today, in this browser. */
  readonly doneToday: number;
  /** Seconds for a product, the median of this session; null before the first. */
  readonly secondsEach: number | null;
}

/** What fills the browser's window as long as it is shown. */
export interface FullWindowState {
  readonly desk: boolean;
  /** The viewer, each time it is opened. */
  readonly viewer: boolean;
}

export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

/** The settings of everybody who curates this catalogue. */
export interface TeamState {
  readonly settings: TeamSettings;
  /** Whether they were read; no product is changed before. */
  readonly known: boolean;
  /** Why products can be viewed but not changed; null if they can be changed. */
  readonly problem: Problem | null;
  /** The guideline's Markdown; null until it is wanted. */
  readonly page: Loadable<string> | null;
}

/** Who works here, with which connection. */
export interface Access {
  readonly connectionName: string;
  /** Undefined until it is known; null if nothing names a person. */
  readonly person: string | null | undefined;
  /** What the policy of the Jupyter server lets the person do. */
  readonly rules: Rules;
  /** What the connection's check found: missing table or bucket, another key schema … */
  readonly problems: readonly Problem[];
}

/** The queue is a snapshot: rows keep their order until it is refreshed. */
export interface QueueState {
  readonly rows: readonly QueueEntry[];
  /**
   * The index of each product's row by id, so that nothing searches 100,000 rows.
   * It may be ahead of these rows by a page; see `rowIndexOf`.
   */
  readonly rowIndexes: ReadonlyMap<string, number>;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
  /** Whether there is more to read. */
  readonly more: boolean;
  /** A remark about these rows, for example that they were read without the index. */
  readonly remark: string | null;
  /** What the person wants to see. */
  readonly filter: QueueFilter;
  /** Whether the form of the filter is open. */
  readonly filterFormOpen: boolean;
  /** How many products were read for the rows. */
  readonly read: number;
  /** Reading ended before enough products matched; it goes on only on request. */
  readonly paused: boolean;
}

/** The index of a product's row, from 0; -1 if no row shows it. */
export function rowIndexOf(
  { rows, rowIndexes }: Pick<QueueState, 'rows' | 'rowIndexes'>,
  productId: string | undefined
): number {
  const index = productId === undefined ? undefined : rowIndexes.get(productId);
  return index !== undefined && index < rows.length ? index : -1;
}

export interface QueueEntry extends QueueRow {
  /** Its status in the table if it has changed since the snapshot was taken. */
  readonly done: Status | null;
  /** The status that we gave it, while the table does not have it. */
  readonly unsaved: UnsavedStatus | null;
  /** Another person who holds it now. */
  readonly heldBy: string | null;
}

/** Statistics as far as they were read. They cover the product until another one comes up. */
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
  /** As it will be when everything that waits is saved. */
  readonly product: Product;
  /** The other person who holds it; nothing can be changed then. */
  readonly heldBy: string | null;
  /**
   * `asked`: painted from what was known of it; the claim is not answered yet.
   * `answered`: as it is in the table. `left`: done with, until the next product
   * is painted. Only an `answered` product is changed.
   */
  readonly claimState: 'asked' | 'answered' | 'left';
  readonly choices: Choices;
  readonly checks: readonly Check[];
  /** Images whose object S3 does not have, as far as known. */
  readonly missing: ReadonlySet<ImagePath>;
  /** What is known of its pictures, for the checks. */
  readonly pictures: KnownPictures;
  /** Null until it is read. */
  readonly meta: Loadable<ReadMeta> | null;
  readonly sections: readonly Section[];
  readonly collapsed: ReadonlySet<Folder>;
  readonly focus: ImagePath | null;
  /** Always contains the focused image. */
  readonly selection: ReadonlySet<ImagePath>;
  /** Where a Shift selection begins. */
  readonly anchor: ImagePath | null;
  /** The slot with the `must` that stopped a completion. */
  readonly wantedSlot: string | null;
  /** How often a completion was stopped, so that the same slot can ask for attention again. */
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

/** One folder of the product, in natural order. */
export interface Section {
  readonly folder: Folder;
  readonly images: readonly ImagePath[];
}

export interface SavingState {
  /** Changes that are not in the cloud yet. */
  readonly waiting: number;
  readonly failed: readonly FailedSave[];
}

/** A product that was completed, held or reopened here, while the table does not have it. */
export interface UnsavedStatus {
  readonly product: ItemKey;
  /** Undefined while the product has not been read. */
  readonly mainCategory: string | undefined;
  /** Its status in the table. */
  readonly from: string;
  /** Its status when the changes are saved. */
  readonly to: Status;
  /** Whether the changes have failed and wait for the person. */
  readonly failed: boolean;
}

/** The status of the open product that the table does not have yet; null if it has it. */
export function unsavedOnDesk({
  open,
  unsaved
}: Pick<DeskState, 'open' | 'unsaved'>): UnsavedStatus | null {
  return (
    (open.state === 'open' &&
      unsaved.find(({ product }) => sameProduct(product, open.product))) ||
    null
  );
}

/** Files of the last upload to a product that were not uploaded. */
export interface RefusedFilesState {
  readonly product: ItemKey;
  /** How many of the others were. */
  readonly uploaded: number;
  readonly files: readonly {
    readonly filename: string;
    readonly problem: Problem;
  }[];
}

/** How many changes are stuck. */
export function failedChanges({ failed }: SavingState): number {
  return failed.reduce((sum, { labels }) => sum + labels.length, 0);
}

/** The requests to the cloud since the desk was opened; updated once a second at most. */
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
  /** What they do, for example "Move 2 images to text", in their order. The first one failed. */
  readonly labels: readonly string[];
  readonly problem: Problem;
  /** If others changed the same meanwhile: the person decides. */
  readonly conflict: ConflictState | null;
}

/** A change that is stored, and why a step after it failed. */
export interface LeftStep {
  readonly product: ItemKey;
  readonly problem: Problem;
}

export interface Message {
  /** Different for each message, so that a repeated text is announced again. */
  readonly id: number;
  readonly text: string;
  readonly undoable: boolean;
}

const DEFAULT_THUMBNAIL_SIZE = 136;

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
    access: {
      connectionName,
      person: undefined,
      rules: NO_POLICY,
      problems: []
    },
    categories: { state: 'loading' },
    category: null,
    status: 'PENDING',
    counts: undefined,
    queue: NO_QUEUE,
    nextCategory: null,
    statistics: null,
    open: { state: 'none' },
    saving: { waiting: 0, failed: [] },
    left: [],
    kept: [],
    unread: 0,
    unsaved: [],
    refusedFiles: null,
    typed: [],
    spending: { prices, product: null, lists: NO_USAGE, session: NO_USAGE },
    nextReady: null,
    offline: false,
    message: null,
    notice: null,
    policyNeeds: [],
    canUndo: false,
    canRedo: false,
    thumbnailSize: DEFAULT_THUMBNAIL_SIZE,
    slots: DEFAULT_TEAM.slots,
    team: { settings: DEFAULT_TEAM, known: false, problem: null, page: null },
    resumedAt: null,
    fullWindow: { desk: false, viewer: false },
    pace: { doneToday: 0, secondsEach: null }
  };
}

export type { ReadMeta } from '../app/product/readMeta';
export type {
  ResourceFinding,
  ResourceState
} from '../ports/jobs/provisioning';
