import type { Coded } from '../domain/coded';
import type { Trans } from './trans';

/** What a person is told. */
export interface Sentence {
  /** What happened, to what, and what was kept. */
  readonly text: string;
  /** What to do next. */
  readonly remedy?: string;
}

/** How each of some codes is told. A code that is left out is a type error. */
export type Words<Facts, Told> = {
  readonly [Code in keyof Facts]: (trans: Trans, facts: Facts[Code]) => Told;
};

/** What a coded fact is told as. */
export function told<Facts, Told>(
  words: Words<Facts, Told>,
  trans: Trans,
  coded: Coded<Facts>
): Told {
  return words[coded.code](trans, coded as unknown as Facts[keyof Facts]);
}

/** A name from elsewhere, in quotes: what is odd about it can be seen. */
export function quoted(name: unknown): string {
  return JSON.stringify(name) ?? String(name);
}
