/** The part of JupyterLab's TranslationBundle that is used here, with the person's locale. */
export interface Trans {
  /** A BCP 47 tag, as `en-GB`: how numbers, sizes and dates are written. */
  readonly locale: string;
  /** Translates a text; `%1` … `%5` stand for the arguments. */
  __(text: string, ...args: unknown[]): string;
  /** The form for a number; `%1` is the number. */
  _n(one: string, many: string, n: number, ...args: unknown[]): string;
}

const fill = (text: string, args: readonly unknown[]): string =>
  text.replace(/%(\d)/g, (_, n: string) => String(args[Number(n) - 1] ?? ''));

/** English as written, for tests and for programs without a translator. */
export const PLAIN: Trans = {
  locale: 'en',
  __: (text, ...args) => fill(text, args),
  _n: (one, many, n, ...args) => fill(n === 1 ? one : many, [n, ...args])
};

/**
 * Adds a locale to one of JupyterLab's bundles.
 *
 * @param language - JupyterLab's code of its own language, as `ko_KR`
 * @param preferred - the browser's languages: `en-GB` refines JupyterLab's `en`
 */
export function localized(
  bundle: Pick<Trans, '__' | '_n'>,
  language: string,
  preferred: readonly string[]
): Trans {
  const tag = language.replace('_', '-');
  const refined = preferred.find(other => other.startsWith(`${tag}-`));
  return {
    locale: [refined, tag].find(isSupported) ?? PLAIN.locale,
    __: bundle.__.bind(bundle),
    _n: bundle._n.bind(bundle)
  };
}

function isSupported(tag: string | undefined): tag is string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    // The tag is not well formed.
    return false;
  }
}
