import { decodeText } from '../../product/decodeText';
import { imageContent } from '../../../domain/images/imageContent';
import type { Reason } from '../../../domain/jobs/reason';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';

/** What a file is: its media type, or why it is not what it should be. */
export type FileContent = string | Reason;

/** Tells what a file is by all its bytes. */
export type ContentOf = (
  bytes: Uint8Array
) => FileContent | Promise<FileContent>;

/**
 * What an image file is by its bytes. Without a decoder, only its beginning and
 * its end are looked at.
 */
export function imageContentBy(decoder: ImageDecoder | undefined): ContentOf {
  return async bytes => {
    const file = imageContent(bytes);
    if ('problem' in file) {
      return file.problem === 'cut-off'
        ? { code: 'cut-off' }
        : { code: 'other-kind', kind: file.kind };
    }
    const problem = await decoder?.problemOf(bytes);
    return problem ? { code: 'undecodable', problem } : file.mediaType;
  };
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
