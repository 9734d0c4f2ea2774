/** How a text becomes the person's: by JupyterLab's translator, or plain English. */
export interface Trans {
  /** BCP 47, as in `en` or `ko-KR`: how numbers, sizes and dates are written. */
  readonly locale: string;
  /** Translates a text; `%1` … `%5` stand for the arguments. */
  __(text: string, ...args: unknown[]): string;
  /** The form for a number; `%1` is the number as the locale writes it, `%2` … `%5` are the arguments. */
  _n(one: string, many: string, n: number, ...args: unknown[]): string;
}

/** The part of JupyterLab's TranslationBundle that is used. */
type Bundle = Omit<Trans, 'locale'>;

/** Stand for the arguments until the number is written: they may have its digits. */
const PLACES = ['\ue000', '\ue001', '\ue002', '\ue003'];

/** A bundle's texts, with the number of a plural as the locale writes it. */
export function inLocale(bundle: Bundle, locale: string): Trans {
  const { format } = new Intl.NumberFormat(locale);
  return {
    locale,
    __: (text, ...args) => bundle.__(text, ...args),
    _n: (one, many, n, ...args) =>
      args.reduce<string>(
        (text, arg, at) => text.split(PLACES[at]).join(String(arg)),
        bundle
          ._n(one, many, n, ...PLACES.slice(0, args.length))
          .replace(String(n), format(n))
      )
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
