const MIB = 1024 * 1024;

/** Bytes of a part of an upload. Some are in memory at a time. S3 takes 5 MiB or more, but for the last one (S3 user guide, "Amazon S3 multipart upload limits"). */
export const PART_BYTES = 16 * MIB;

/** Bytes of the largest part that is held in memory. */
const LARGEST_PART = 64 * MIB;

/** Parts of an upload, by S3's limit. */
const MOST_PARTS = 10_000;

/** Parts that are read and sent at a time. They are all that is held of a file. */
export const PARTS_AT_ONCE = 4;

/** Bytes of the largest file that is sent. S3 itself takes more. */
export const MOST_SENT_BYTES = LARGEST_PART * MOST_PARTS;

/** A part of a file: its first byte, and the byte after its last one. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * The size of the parts that a file is sent in. It follows from the file's size
 * alone, so that the checksum of all parts can be told before they are sent.
 *
 * @param smallest - bytes
 */
export function partBytes(length: number, smallest = PART_BYTES): number {
  let size = smallest;
  while (size * MOST_PARTS < length) {
    size *= 2;
  }
  return size;
}

/** The parts of a file; an empty one has one empty part. */
export function partsOf(
  length: number,
  smallest = PART_BYTES
): readonly Part[] {
  const size = partBytes(length, smallest);
  const count = Math.max(1, Math.ceil(length / size));
  return Array.from({ length: count }, (_, at) => ({
    from: at * size,
    to: Math.min((at + 1) * size, length)
  }));
}
