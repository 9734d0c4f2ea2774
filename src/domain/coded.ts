/**
 * One of several codes with the facts that belong to it. Its sentence is in
 * `src/words`, so that the same code can be told in any language.
 */
export type Coded<Facts> = {
  readonly [Code in keyof Facts]: { readonly code: Code } & Readonly<
    Facts[Code]
  >;
}[keyof Facts];

/** A code that needs no facts. */
export type NoFacts = Readonly<Record<never, never>>;
