export type Sharp = (typeof import('sharp'))['default'];

export type LoadSharp = () => Promise<{ readonly default: Sharp }>;

/**
 * Loads `sharp`, which is an optional dependency. What is missing without it is
 * reported by the caller.
 *
 * @returns undefined if it is not installed for this machine
 */
export async function installedSharp(
  load: LoadSharp = () => import('sharp')
): Promise<Sharp | undefined> {
  try {
    return (await load()).default;
  } catch {
    return undefined;
  }
}
