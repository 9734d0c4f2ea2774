import type { OpenProduct } from './state';

/** The product's name, if `meta.json` is read and has one. */
export function nameIn(meta: OpenProduct['meta']): string | undefined {
  return meta?.state === 'ready' && meta.value.kind === 'meta'
    ? meta.value.meta.name
    : undefined;
}

/** The product's colours, likewise; none if it lists none. */
export function coloursIn(meta: OpenProduct['meta']): readonly string[] {
  return meta?.state === 'ready' && meta.value.kind === 'meta'
    ? (meta.value.meta.colours ?? [])
    : [];
}
