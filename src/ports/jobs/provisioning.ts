import type { FoundResource } from '../../domain/foundResource';

/** The resources that a dataset needs, in the order in which they are made. */
export const RESOURCES = [
  'bucket',
  'public-access-block',
  'cors',
  'lifecycle',
  'table',
  'table-protection',
  'status-index',
  'category-status-index',
  'categories'
] as const;

/**
 * What some stores lack, and the desk does without. Nothing can be made of them.
 * `lifecycle` and `cors` are among the resources, since set-up configures them.
 */
export const FEATURES = ['object-tags', 'copy-conditions'] as const;

export type Resource = (typeof RESOURCES)[number] | (typeof FEATURES)[number];

/** The resources that a desk needs. Whoever curates need not be allowed to inspect the others. */
export const DESK_RESOURCES: readonly Resource[] = RESOURCES.filter(
  resource => resource !== 'table-protection'
);

/** What protects a table from being lost. */
export interface TableProtection {
  /** Nobody can delete the table before this is switched off. It costs nothing. */
  readonly deletion: boolean;
  /** Point-in-time recovery: AWS keeps the last 35 days of the table. It is paid by the table's size. */
  readonly recovery: boolean;
}

/**
 * Set-up can create a `missing` resource and correct a `different` one. A
 * person has to deal with an `unusable` one. The engine does not know an
 * `unsupported` one, and the desk does without it. An `unknown` one could not
 * be inspected.
 */
export type ResourceState =
  'ok' | 'missing' | 'different' | 'unusable' | 'unsupported' | 'unknown';

export interface ResourceFinding {
  /** `rights` is what the page's credentials are good for: the server tells it, not the store. */
  readonly resource: Resource | 'rights';
  readonly state: ResourceState;
  readonly found: FoundResource;
  /** Set if an `unknown` resource did not answer, for example because the region is wrong. */
  readonly unreachable?: boolean;
}

/** Inspects and creates the resources of a dataset. */
export interface Provisioning {
  /**
   * Inspects these resources, by default `RESOURCES`, and changes nothing. What
   * it finds is never an error. A feature that a store is found to lack is not
   * used from then on.
   *
   * @throws NotSignedIn or Unreachable if it cannot inspect anything
   */
  inspect(resources?: readonly Resource[]): Promise<readonly ResourceFinding[]>;
  /**
   * Creates a missing resource or corrects a different one, and waits until it
   * can be used. What others have configured beside it stays.
   *
   * @returns what is there afterwards
   */
  make(resource: Resource): Promise<ResourceFinding>;
}
