import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { PackMode } from '../../desk/images/packing';
import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';

/** The extension's settings as the code uses them. */
export interface Preferences {
  readonly connections: readonly unknown[];
  /** Rows of a page of the queue. */
  readonly pageSize: number;
  /** In bytes. */
  readonly cacheLimit: number;
  /** Of how many next products pictures are fetched ahead at the most. */
  readonly productsAhead: number;
  /** Whether a slot key goes on to the next image. */
  readonly advance: boolean;
  /** What is done with packs of thumbnails. */
  readonly packs: PackMode;
}

const MEGABYTE = 1_000_000;

export function readPreferences(
  settings: ISettingRegistry.ISettings
): Preferences {
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

/** Of how many next products pictures are fetched ahead: of none where data is to be saved. */
export function aheadOf(
  { productsAhead }: Pick<Preferences, 'productsAhead'>,
  savesData: boolean
): number {
  return savesData ? 0 : productsAhead;
}

/**
 * The connection of a name among the settings' and the sandbox's, or the first
 * one where no name is given.
 *
 * @returns undefined where there is none
 * @throws Invalid where its settings are wrong
 */
export function findConnection(
  configured: readonly unknown[],
  sandbox: Connection | undefined,
  name: string | undefined
): Connection | undefined {
  const found = configured.find(
    connection => name === undefined || nameOf(connection) === name
  );
  if (found !== undefined) {
    return readConnection(found);
  }
  return name === undefined || sandbox?.name === name ? sandbox : undefined;
}

function nameOf(connection: unknown): unknown {
  return (connection as { name?: unknown } | null)?.name;
}
