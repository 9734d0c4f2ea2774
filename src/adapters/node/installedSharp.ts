import { isLarge } from '../../domain/images/decodeProblem';
import { imageSize } from '../../domain/images/imageSize';
import { OneLarge } from '../../domain/reading/oneLarge';

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

const ONE_LARGE = new OneLarge();

/** Lets `sharp` decode large images one at a time, and with them those whose header tells no size. */
export function oneLargeAtATime<T>(
  image: Uint8Array,
  decode: () => Promise<T>
): Promise<T> {
  const size = imageSize(image);
  return ONE_LARGE.take(size === undefined || isLarge(size), decode);
}
