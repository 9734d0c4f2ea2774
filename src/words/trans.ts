/** The part of JupyterLab's TranslationBundle that the desk and its views use. */
export interface Trans {
  /** Translates a text; `%1` … `%5` stand for the arguments. */
  __(text: string, ...args: unknown[]): string;
  /** The form for a number; `%1` is the number. */
  _n(one: string, many: string, n: number, ...args: unknown[]): string;
}

const fill = (text: string, args: readonly unknown[]): string =>
  text.replace(/%(\d)/g, (_, n: string) => String(args[Number(n) - 1] ?? ''));

/** English as written, for tests and where no translator is. */
export const PLAIN: Trans = {
  __: (text, ...args) => fill(text, args),
  _n: (one, many, n, ...args) => fill(n === 1 ? one : many, [n, ...args])
};
