/** The parts of a place for a dataset, in the order in which they are made. */
export const PARTS = [
  'bucket',
  'public-access-block',
  'cors',
  'lifecycle',
  'table',
  'status-index',
  'category-status-index',
  'categories'
] as const;

export type Part = (typeof PARTS)[number];

/**
 * `missing` and `different` parts can be made so; `unusable` ones need a
 * person; `unsupported` ones the engine does not know, and are done without;
 * `unknown` ones could not be looked at.
 */
export type PartState =
  'ok' | 'missing' | 'different' | 'unusable' | 'unsupported' | 'unknown';

export interface Finding {
  readonly part: Part;
  readonly state: PartState;
  /** What was found, to what, one sentence. */
  readonly text: string;
  readonly remedy?: string;
  /** Of an `unknown` part: nobody answers there, as where the region is wrong. */
  readonly unreachable?: boolean;
}

/** What exists, what is missing, make it so. */
export interface Provisioning {
  /**
   * Looks at these parts and changes nothing. Never throws for what it finds;
   * throws NotSignedIn or Unreachable where it cannot look at all.
   */
  inspect(parts?: readonly Part[]): Promise<readonly Finding[]>;
  /**
   * Makes one missing or different part so, and waits until it can be used.
   * What others configured beside it is kept.
   * @returns what is there afterwards
   */
  make(part: Part): Promise<Finding>;
}
