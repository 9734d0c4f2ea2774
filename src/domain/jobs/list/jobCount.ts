/** How much of a job is done. */
export interface JobCount {
  readonly what: 'products' | 'images' | 'files' | 'repairs' | 'resources';
  readonly done: number;
  /** Undefined if it is not known. */
  readonly total?: number;
}
