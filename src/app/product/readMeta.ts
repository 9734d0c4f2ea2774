import type { MetaPaths } from '../../domain/board/metaPaths';
import type { MetaJson } from '../../domain/product/metaJson';
import { parseMetaJson } from '../../domain/product/metaJson';
import type { ProductAddress } from '../../domain/product/objectKey';
import { metaKey } from '../../domain/product/objectKey';
import { MOST_META_BYTES } from '../../domain/reading/sizeLimits';
import type { Cloud } from '../cloud';
import type { DecodedText } from './decodeText';
import { decodeText } from './decodeText';

/** A product's `meta.json` as it was found. */
export type ReadMeta =
  | { readonly kind: 'absent' }
  | ({ readonly kind: 'broken' } & DecodedText)
  | ({ readonly kind: 'meta'; readonly meta: MetaJson } & DecodedText);

/**
 * @param paths - where the file has the name and the colours
 * @throws TooLarge if the file is larger than it may be
 */
export async function readMeta(
  { images, prefix }: Pick<Cloud, 'images' | 'prefix'>,
  address: ProductAddress,
  paths: MetaPaths,
  signal?: AbortSignal
): Promise<ReadMeta> {
  const key = metaKey(prefix, address);
  const bytes = await images.read(key, signal, MOST_META_BYTES);
  if (bytes === undefined) {
    return { kind: 'absent' };
  }
  const decoded = decodeText(bytes);
  const meta = parseMetaJson(decoded.text, paths);
  return meta
    ? { kind: 'meta', meta, ...decoded }
    : { kind: 'broken', ...decoded };
}
