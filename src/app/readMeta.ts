import type { MetaJson } from '../domain/metaJson';
import { parseMetaJson } from '../domain/metaJson';
import type { ProductPlace } from '../domain/objectKey';
import { metaKey } from '../domain/objectKey';
import type { Cloud } from './cloud';

/** A product's `meta.json` as found. */
export type ReadMeta =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly text: string }
  | { readonly kind: 'meta'; readonly meta: MetaJson; readonly text: string };

export async function readMeta(
  { images, prefix }: Pick<Cloud, 'images' | 'prefix'>,
  place: ProductPlace,
  signal?: AbortSignal
): Promise<ReadMeta> {
  const bytes = await images.read(metaKey(prefix, place), signal);
  if (bytes === undefined) {
    return { kind: 'absent' };
  }
  const text = new TextDecoder().decode(bytes);
  const meta = parseMetaJson(text);
  return meta ? { kind: 'meta', meta, text } : { kind: 'broken', text };
}
