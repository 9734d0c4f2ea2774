/**
 * How much is held in memory of what comes from outside. A reader looks at the
 * announced length, then counts what arrives, and ends the request when it is
 * too much.
 */

/** Bytes of a product's `meta.json`. Real ones have some kB; as a tree of values, text takes many times its size. */
export const MOST_META_BYTES = 1_000_000;

/** Bytes of a product's `migration.json`. An item of the table has room for the names of about ten thousand files, with 200 bytes each here. */
export const MOST_RECORD_BYTES = 4_000_000;

/** Files in a `migration.json`. */
export const MOST_RECORDED = 20_000;

/** Bytes of a guideline that is read. One that would be slow to draw is shown as text. */
export const MOST_GUIDELINE_BYTES = 1_000_000;

/** Characters of a guideline that is drawn: ten pages or so. */
export const MOST_DRAWN_CHARACTERS = 30_000;

/** Characters times marks of a guideline that is drawn; a page that is full of both takes a quarter of a second. */
export const MOST_DRAWN_WORK = 2_000_000;

/** Bytes of a pack: a thousand thumbnails of 8 kB. Two or three packs are held at a time. */
export const MOST_PACK_BYTES = 8_000_000;

/** Bytes of a pack's index, which is parsed while a person waits for the pictures. */
export const MOST_PACK_INDEX_BYTES = 400_000;

/** Pictures in a pack. */
export const MOST_PACKED = 1_000;

/** Bytes of one original, for a tile, the viewer, a crop or an upload. Several are held at a time. */
export const MOST_IMAGE_BYTES = 100_000_000;

/** Bytes of all originals that are made small at a time, for tiles. A product's usual images together have less. */
export const MOST_ORIGINALS_BYTES = 200_000_000;

/** Bytes of all files of one drop. They are in memory and in the journal until they are uploaded. */
export const MOST_DROP_BYTES = 500_000_000;

/** Files of one drop. */
export const MOST_DROPPED_FILES = 500;

/** Bytes of a refusal by the store, of which only the code is read. */
export const MOST_REFUSAL_BYTES = 100_000;

/** Bytes of an answer of our own server extension. The events of a job are the longest. */
export const MOST_ROUTE_BYTES = 8_000_000;

/** Bytes of an object that a job of the command line reads to compare it with a file; several are held at a time. */
export const MOST_COMPARED_BYTES = 256_000_000;

/** Bytes of a small picture in the browser's storage, where every script of the origin can write. Real ones have some 20 kB. */
export const MOST_CACHED_BYTES = 2_000_000;

/** Pixels of the longer side of such a picture. They are 512 at most, or those of the original if it is smaller. */
export const MOST_CACHED_SIDE = 1024;

/** Pixels of an image that is decoded: in memory, each takes four bytes. Pictures of products have far fewer. */
export const MOST_PIXELS = 100_000_000;

/** Pixels from which on images are decoded one at a time: 100 MB each. */
export const LARGE_PIXELS = 25_000_000;
