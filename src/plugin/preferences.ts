import type { PackMode } from '../desk/images/productPacks';
import type { DeskSettings } from './validSettings';

/** The extension's settings as the code uses them. */
export interface Preferences {
  readonly connections: readonly unknown[];
  /** Rows of a page of the queue. */
  readonly pageSize: number;
  /** In bytes. */
  readonly cacheLimit: number;
  /** The most next products of which pictures are fetched ahead. */
  readonly productsAhead: number;
  /** Whether a slot key goes on to the next image. */
  readonly advance: boolean;
  /** Whether packs of thumbnails are read, and repaired. */
  readonly packs: PackMode;
}

const MEGABYTE = 1_000_000;

export function readPreferences(settings: DeskSettings): Preferences {
  const {
    connections,
    pageSize,
    cacheMegabytes,
    productsAhead,
    advance,
    packs
  } = settings.composite;
  return {
    connections: Array.isArray(connections) ? connections : [],
    pageSize: Number(pageSize),
    cacheLimit: Number(cacheMegabytes) * MEGABYTE,
    productsAhead: Number(productsAhead),
    advance: advance !== false,
    packs: packs === 'off' || packs === 'read' ? packs : 'read-and-repair'
  };
}

/** The most next products of which pictures are fetched ahead: none if the browser saves data. */
export function aheadOf(
  { productsAhead }: Pick<Preferences, 'productsAhead'>,
  savesData: boolean
): number {
  return savesData ? 0 : productsAhead;
}
