import type { Problem } from '../words/errors';
import { asProblem as problemOf } from '../words/errors';
import type { Trans } from '../words/trans';
import { PLAIN } from '../words/trans';

export type { Problem };

export function asProblem(error: unknown, trans: Trans = PLAIN): Problem {
  return problemOf(error, trans);
}
