import { visibleDirection } from './visibleText';

/** How a text becomes the person's: by JupyterLab's translator, or plain English. */
export interface Trans {
  /** BCP 47, as in `en-GB` or `ko`: how numbers, sizes and dates are written. */
  readonly locale: string;
  /** Translates a text; `%1` … `%5` stand for the arguments. Numbers are written as the locale does. */
  __(text: string, ...args: unknown[]): string;
  /** The form for a number; `%1` is the number, `%2` … `%5` the arguments. */
  _n(one: string, many: string, n: number, ...args: unknown[]): string;
}

/** The part of JupyterLab's TranslationBundle that is used. It writes numbers without a locale. */
type Bundle = Omit<Trans, 'locale'>;

/** Stand for the arguments until these are put in: no text has such characters. */
const PLACES = ['\uE001', '\uE002', '\uE003', '\uE004', '\uE005'];

/** A bundle's texts with numbers as the locale writes them. Characters that turn the direction of a name are made visible. */
export function inLocale(bundle: Bundle, locale: string): Trans {
  const { format } = new Intl.NumberFormat(locale);
  const fill = (text: string, args: readonly unknown[]): string =>
    text.replace(/[\uE001-\uE005]/g, place => {
      const arg = args[PLACES.indexOf(place)] ?? '';
      return typeof arg === 'number'
        ? format(arg)
        : visibleDirection(String(arg));
    });
  return {
    locale,
    __: (text, ...args) => fill(bundle.__(text, ...PLACES), args),
    _n: (one, many, n, ...args) =>
      fill(
        bundle
          ._n(one, many, n, ...PLACES.slice(1))
          // The bundle has put the bare number in.
          .replace(String(n), PLACES[0]),
        [n, ...args]
      )
  };
}

/**
 * The locale of a person in JupyterLab.
 *
 * @param language - JupyterLab's code of its own language, as `ko_KR`
 * @param preferred - the browser's languages: `en-GB` refines JupyterLab's `en`
 */
export function localeOf(
  language: string,
  preferred: readonly string[]
): string {
  const tag = language.replace('_', '-');
  const refined = preferred.find(other => other.startsWith(`${tag}-`));
  return [refined, tag].find(isSupported) ?? 'en';
}

function isSupported(tag: string | undefined): tag is string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    // The tag is not well formed.
    return false;
  }
}
