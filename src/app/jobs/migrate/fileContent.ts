import { decodeText } from '../../product/decodeText';
import { imageContent } from '../../../domain/images/imageContent';
import type { ImageContent } from '../../../domain/images/imageContent';
import {
  END_BYTES,
  imageContentOfEnds
} from '../../../domain/images/large/imageEnds';
import type { Reason } from '../../../domain/jobs/reason';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';
import { inMemory } from '../../../ports/images/pieces';
import type { Content, Pieces } from '../../../ports/images/pieces';

/** What a file is: its media type, or why it is not what it should be. */
export type FileContent = string | Reason;

/** Tells what a local file is by its bytes. */
export type LocalContentOf = (
  content: Content
) => FileContent | Promise<FileContent>;

/** Tells what an object is by all its bytes. */
export type ContentOf = (
  bytes: Uint8Array
) => FileContent | Promise<FileContent>;

/**
 * What an image file is by its bytes. Without a decoder, or if memory has no
 * room for it, only its beginning and its end are looked at.
 */
export function imageContentBy(
  decoder: ImageDecoder | undefined
): LocalContentOf {
  return async content => {
    const file = inMemory(content)
      ? imageContent(content)
      : await contentOfEnds(content);
    if ('problem' in file) {
      return file.problem === 'cut-off'
        ? { code: 'cut-off' }
        : { code: 'other-kind', kind: file.kind };
    }
    const problem = inMemory(content)
      ? await decoder?.problemOf(content)
      : undefined;
    return problem ? { code: 'undecodable', problem } : file.mediaType;
  };
}

async function contentOfEnds(pieces: Pieces): Promise<ImageContent> {
  const { length } = pieces;
  const end = Math.min(END_BYTES, length);
  const head = await pieces.piece(0, end);
  return imageContentOfEnds(
    length,
    head,
    await pieces.piece(length - end, length)
  );
}

/** What a `meta.json` is. A migration takes it as it is. */
export function metaContent(): FileContent {
  return 'application/json';
}

/** What a stored `meta.json` is, in any encoding that is read: half of one is no JSON. */
export function storedMetaContent(bytes: Uint8Array): FileContent {
  const text = decodeText(bytes).text.trimEnd();
  return text.endsWith('}') ? metaContent() : { code: 'cut-off' };
}
