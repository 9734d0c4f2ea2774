import type { CropArea } from '../../domain/viewer/crop';
import type { Folder, ImagePath } from '../../domain/images/image';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import type { Thumbnails } from '../../ports/images/thumbnails';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** To where in a picture. */
export type Way = 'left' | 'right' | 'up' | 'down';

export type SelectMode = 'only' | 'toggle' | 'range' | 'section' | 'reset';

/**
 * What views ask for. Each is a JupyterLab command with the prefix
 * `curation:` and these arguments; where `image` or `images` is left out, the
 * focused or the selected ones are meant.
 */
export interface DeskCommands {
  /** Shows a category, a status, a product, or all three. */
  open: {
    mainCategory?: string;
    subCategory?: number;
    status?: string;
    productId?: string;
  };
  /** In the category that is shown, or in another. */
  'go-to-product': { productId?: string; subCategory?: number };
  'next-product': Record<string, never>;
  'previous-product': Record<string, never>;
  refresh: Record<string, never>;
  /** Replaces what the queue shows, and in which order; without arguments, asks for it. */
  'filter-queue': QueueFilter;
  'clear-filter': Record<string, never>;
  /** Of the category that is shown, by status, person and day. */
  'show-statistics': Record<string, never>;
  /** The open product, or another of the category that is shown. */
  'take-over': { productId?: string };
  select: { image?: ImagePath; folder?: Folder; mode: SelectMode };
  'move-focus': { direction: Direction; extend?: boolean };
  /**
   * `index` counts the slots from 0; a slot for many takes all selected images,
   * or all those given. With `place`, from 0, the image is put there and never
   * taken out: slots for one swap, a slot for many makes room.
   */
  'assign-slot': {
    index: number;
    image?: ImagePath;
    images?: ImagePath[];
    place?: number;
  };
  'clear-slot': { index: number; image?: ImagePath };
  reclassify: { folder: Folder; images?: ImagePath[] };
  delete: { images?: ImagePath[] };
  /** One that was deleted or moved away; without it the newest, which is then focused. */
  'restore-image': { image?: ImagePath };
  /** Without files, asks for them. */
  upload: { folder?: Folder };
  /** Opens the viewer; the same image again closes it, or the crop that is drawn in it. */
  'view-image': { image?: ImagePath };
  /** Beside another selected image, else a chosen one, else the next; again ends it. */
  compare: { image?: ImagePath; other?: ImagePath };
  /** The keys act on the other one of two that are compared. */
  'swap-compared': Record<string, never>;
  /** `toggle` changes between one pixel on one pixel and all of the image. */
  zoom: { to: 'in' | 'out' | 'fit' | 'actual' | 'toggle' };
  pan: { direction: Way };
  /** By a quarter with the clock, or back. Only the view is turned. */
  'rotate-view': { back?: boolean };
  /**
   * Cuts a rectangle, in pixels of the image, into a new image of `segment`.
   * Without one the viewer lets it be drawn, and then takes the one drawn.
   */
  crop: { image?: ImagePath } & Partial<CropArea>;
  /** Moves the frame of the crop that is drawn, or its right and lower edges. */
  'adjust-crop': { direction: Way; resize?: boolean };
  /** Shows or hides a folder's images; the focused image's folder where left out. */
  'toggle-section': { folder?: Folder };
  /** The greatest width of a tile in CSS pixels, or so many steps more. */
  'thumbnail-size': { pixels?: number; steps?: number };
  complete: Record<string, never>;
  /** Without a reason, asks for it. */
  hold: { reason?: string };
  reopen: Record<string, never>;
  /** Without a note, asks for it; an empty one takes it away. */
  'set-note': { note?: string };
  /** Without a flag, asks for it; without `on`, the flag is the other way round then. */
  'set-flag': { flag?: string; on?: boolean };
  undo: Record<string, never>;
  redo: Record<string, never>;
  /**
   * Tries again what failed, of a product or of all; `over` makes what
   * conflicts all the same, on top of what others did.
   */
  retry: { productId?: string; over?: boolean };
  /** Gives up what failed, of a product or of all. */
  discard: { productId?: string };
  /** Drops the small pictures that the browser keeps; the images stay. */
  'clear-thumbnails': Record<string, never>;
  'show-keys': Record<string, never>;
}

export type DeskCommand = keyof DeskCommands;

/** What a view may do: run a command, or tell the desk what only the view knows. */
export interface DeskActions {
  run<C extends DeskCommand>(command: C, args: DeskCommands[C]): void;
  /** Files dropped on a folder. */
  uploadFiles(files: readonly File[], folder: Folder): void;
  /** The next page of the queue is in sight, or asked for. */
  loadMore(): void;
  /** Nobody waits for more of the queue. */
  stopLoading(): void;
  /** The filter of the queue is not to be changed after all. */
  closeFilter(): void;
  /** What was read of the statistics is enough. */
  stopStatistics(): void;
  closeStatistics(): void;
  /** Tiles a row, so that up and down know where to go. */
  setColumns(columns: number): void;
  closeViewer(): void;
  dismissMessage(): void;
  dismissNotice(): void;
  /** The meta table is in sight. */
  loadMeta(): void;
  /** The guideline is in sight. */
  loadGuideline(): void;
}

/** Pictures for the views. */
export interface DeskPictures {
  readonly thumbnails: Pick<Thumbnails, 'want' | 'atHand'>;
  /** The key and stamp of an image of the open product. */
  keyOf(image: ImagePath): { key: string; stamp: string | undefined } | null;
  /** The same for a row's cover. */
  coverOf(row: {
    mainCategory: string;
    subCategory: number;
    productId: string;
    lastUpdatedAt: string | undefined;
    cover: ImagePath | undefined;
  }): { key: string; stamp: string | undefined } | null;
  /** The `s3://` address of an image of the open product; undefined where it has none. */
  addressOf(image: ImagePath): string | undefined;
  /** A URL of the full image, for the viewer. */
  fullUrl(image: ImagePath): Promise<string>;
}

export type {
  Thumbnail,
  ThumbnailResult,
  WantedThumbnail
} from '../../ports/images/thumbnails';
