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

/** Stand for the arguments until the text is translated: a bundle writes numbers without a locale. */
const PLACES = ['\ue000', '\ue001', '\ue002', '\ue003', '\ue004'];

/** A bundle's texts with numbers as the locale writes them. */
export function inLocale(bundle: Bundle, locale: string): Trans {
  const { format } = new Intl.NumberFormat(locale);
  const fill = (text: string, args: readonly unknown[]): string =>
    args.reduce<string>((filled, arg, at) => {
      const shown = typeof arg === 'number' ? format(arg) : String(arg);
      return filled.split(PLACES[at]).join(shown);
    }, text);
  return {
    locale,
    __: (text, ...args) =>
      fill(bundle.__(text, ...PLACES.slice(0, args.length)), args),
    _n: (one, many, n, ...args) => {
      const text = bundle._n(one, many, n, ...PLACES.slice(0, args.length));
      return fill(text.replace(String(n), format(n)), args);
    }
  };
}

const put = (text: string, args: readonly unknown[]): string =>
  text.replace(/%(\d)/g, (_, n: string) => String(args[Number(n) - 1] ?? ''));

/** English as written: for the command line, and for programs that read a report. */
export const PLAIN: Trans = inLocale(
  {
    __: (text, ...args) => put(text, args),
    _n: (one, many, n, ...args) => put(n === 1 ? one : many, [n, ...args])
  },
  'en'
);
