import type { Trans } from './inLocale';
import { inLocale } from './inLocale';

export type { Trans } from './inLocale';

const english = (text: string, args: readonly unknown[]): string =>
  text.replace(/%(\d)/g, (_, n: string) => String(args[Number(n) - 1] ?? ''));

/** English as written: for the command line, and for programs that read a report. */
export const PLAIN: Trans = inLocale(
  {
    __: (text, ...args) => english(text, args),
    _n: (one, many, n, ...args) => english(n === 1 ? one : many, [n, ...args])
  },
  'en'
);
