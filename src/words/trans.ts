/** How a text becomes the person's: by JupyterLab's translator, or plain English. */
export interface Trans {
  /** BCP 47, as in `en` or `ko-KR`: how numbers, sizes and dates are written. */
  readonly locale: string;
  /** Translates a text; `%1` … `%5` stand for the arguments. Numbers are written as the locale does. */
  __(text: string, ...args: unknown[]): string;
  /** The form for a number; `%1` is the number, `%2` … `%5` the arguments. */
  _n(one: string, many: string, n: number, ...args: unknown[]): string;
}

/** The part of JupyterLab's TranslationBundle that is used. */
type Bundle = Omit<Trans, 'locale'>;

/** They stand for themselves, so that a translated text keeps its places. */
const PLACES = ['%1', '%2', '%3', '%4', '%5'];

/** A bundle's texts with numbers as the locale writes them. */
export function inLocale(bundle: Bundle, locale: string): Trans {
  const { format } = new Intl.NumberFormat(locale);
  const fill = (text: string, args: readonly unknown[]): string =>
    text.replace(/%(\d)/g, (_, n: string) => {
      const arg = args[Number(n) - 1] ?? '';
      return typeof arg === 'number' ? format(arg) : String(arg);
    });
  return {
    locale,
    __: (text, ...args) => fill(bundle.__(text, ...PLACES), args),
    _n: (one, many, n, ...args) =>
      // The bundle has put the bare number in.
      fill(
        bundle._n(one, many, n, ...PLACES.slice(1)).replace(String(n), '%1'),
        [n, ...args]
      )
  };
}

/** English as written: for the command line, and for programs that read a report. */
export const PLAIN: Trans = inLocale(
  {
    __: text => text,
    _n: (one, many, n) => (n === 1 ? one : many)
  },
  'en'
);
