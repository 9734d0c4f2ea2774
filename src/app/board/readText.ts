import { NotFound } from '../../domain/errors';
import type { Cloud } from '../cloud';

/**
 * A text of the bucket, as UTF-8.
 *
 * @param key - behind the connection's prefix
 * @throws NotFound where the bucket lacks it
 */
export async function readText(
  { images, prefix }: Pick<Cloud, 'images' | 'prefix'>,
  key: string,
  signal?: AbortSignal
): Promise<string> {
  const bytes = await images.read(`${prefix}${key}`, signal);
  if (bytes === undefined) {
    throw new NotFound(`The bucket has no ${prefix}${key}.`, {
      remedy: 'Upload it there, or change the key in the team’s settings.'
    });
  }
  return new TextDecoder().decode(bytes);
}
