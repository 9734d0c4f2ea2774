import type { SelectedFile } from '../../../domain/jobs/migrate/selectFiles';
import type { FileKind } from '../../../domain/kindOfFile';
import { metaKey } from '../../../domain/product/objectKey';
import { sameBytes } from '../../../domain/sameBytes';
import { MOST_COMPARED_BYTES } from '../../../domain/reading/sizeLimits';
import type { ImagePath } from '../../../domain/images/image';
import type { ImageStore } from '../../../ports/images/imageStore';
import type { SourceFile, SourceProduct } from '../../../ports/jobs/sourceTree';
import type { Content } from '../../../ports/images/pieces';
import { inMemory } from '../../../ports/images/pieces';
import type { ContentOf, FileContent, LocalContentOf } from './fileContent';
import { metaContent, storedMetaContent } from './fileContent';

/** A local file, its key, and how both sides are judged. */
export interface KeyedFile {
  readonly file: SourceFile;
  readonly path: ImagePath | 'meta.json';
  readonly key: string;
  readonly localContent: LocalContentOf;
  readonly storedContent: ContentOf;
}

export function isImage(
  file: KeyedFile
): file is KeyedFile & { readonly path: ImagePath } {
  return file.path !== 'meta.json';
}

/** Images and `meta.json` of a product, in the order in which they are sent. */
export function keyedFiles(
  prefix: string,
  product: SourceProduct,
  images: readonly SelectedFile<SourceFile>[],
  content: LocalContentOf
): readonly KeyedFile[] {
  const { meta } = product;
  return [
    ...images.map(image => ({
      ...image,
      localContent: content,
      storedContent: content
    })),
    ...(meta
      ? [
          {
            file: meta,
            path: 'meta.json' as const,
            key: metaKey(prefix, product),
            localContent: metaContent,
            storedContent: storedMetaContent
          }
        ]
      : [])
  ];
}

/** What the bucket has under the key of a local file. */
export type StoredState =
  | { readonly state: 'missing' | 'same' | 'whole' }
  | { readonly state: 'broken'; readonly etag: string };

/**
 * Compares the bytes of a local file with those of its key.
 *
 * @returns `whole` for other bytes that are a whole file, or too many to be judged
 */
export async function storedState(
  images: Pick<ImageStore, 'compare' | 'head' | 'read'>,
  { key, storedContent }: KeyedFile,
  local: Content
): Promise<StoredState> {
  // Before the bytes: if it is overwritten in between, a replacement is refused.
  const head = await images.head(key);
  if (head && !inMemory(local) && head.bytes === local.length) {
    return (await images.compare(key, local)) === 'same'
      ? { state: 'same' }
      : { state: 'whole' };
  }
  if (head && head.bytes > MOST_COMPARED_BYTES && head.bytes !== local.length) {
    return { state: 'whole' };
  }
  const most = inMemory(local)
    ? Math.max(MOST_COMPARED_BYTES, local.length)
    : MOST_COMPARED_BYTES;
  const bytes = head && (await images.read(key, undefined, most));
  if (head === undefined || bytes === undefined) {
    return { state: 'missing' };
  }
  if (inMemory(local) && sameBytes(bytes, local)) {
    return { state: 'same' };
  }
  return isBroken(await storedContent(bytes))
    ? { state: 'broken', etag: head.etag }
    : { state: 'whole' };
}

/** What lies in place of an image after an upload that went wrong. */
const NO_FILE: ReadonlySet<FileKind | undefined> = new Set([
  'empty',
  'html',
  'xml',
  'json',
  'text',
  undefined
]);

/** Whether the bytes are no whole file. A photograph that browsers do not show is one. */
function isBroken(content: FileContent): boolean {
  return (
    typeof content !== 'string' &&
    (content.code !== 'other-kind' || NO_FILE.has(content.kind))
  );
}
