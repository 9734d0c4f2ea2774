import { PARTS_AT_ONCE, partBytes } from '../../../domain/images/large/parts';
import { MOST_IMAGE_BYTES } from '../../../domain/reading/sizeLimits';
import type { Content } from '../../../ports/images/pieces';
import type { SourceFile } from '../../../ports/jobs/sourceTree';

/**
 * Bytes from which on a file is read in pieces: more than the desk opens, and
 * what Amazon recommends to send in parts (S3 user guide, "Uploading and copying
 * objects using multipart upload").
 */
export const HELD_WHOLE = MOST_IMAGE_BYTES;

/** Uses the content of a file: a large one is open meanwhile, and never in memory as a whole. */
export async function withContent<Result>(
  file: SourceFile,
  heldWhole: number,
  act: (content: Content) => Promise<Result>
): Promise<Result> {
  return file.bytes > heldWhole ? file.inPieces(act) : act(await file.read());
}

/** Bytes that are in memory while a file is used. */
export function heldBytes({ bytes }: SourceFile, heldWhole: number): number {
  return bytes > heldWhole
    ? Math.min(bytes, PARTS_AT_ONCE * partBytes(bytes))
    : bytes;
}
