import type { MetaPaths } from '../../domain/board/metaPaths';
import type { MetaJson } from '../../domain/product/metaJson';
import { parseMetaJson } from '../../domain/product/metaJson';
import type { ProductAddress } from '../../domain/product/objectKey';
import { metaKey } from '../../domain/product/objectKey';
import type { Cloud } from '../cloud';

/** A product's `meta.json` as it was found. */
export type ReadMeta =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly text: string }
  | { readonly kind: 'meta'; readonly meta: MetaJson; readonly text: string };

/** @param paths - where the file has the name and the colours */
export async function readMeta(
  { images, prefix }: Pick<Cloud, 'images' | 'prefix'>,
  address: ProductAddress,
  paths: MetaPaths,
  signal?: AbortSignal
): Promise<ReadMeta> {
  const bytes = await images.read(metaKey(prefix, address), signal);
  if (bytes === undefined) {
    return { kind: 'absent' };
  }
  const text = new TextDecoder().decode(bytes);
  const meta = parseMetaJson(text, paths);
  return meta ? { kind: 'meta', meta, text } : { kind: 'broken', text };
}
