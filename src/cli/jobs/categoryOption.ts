import { InvalidArgumentError } from 'commander';

import type { Category } from '../../domain/catalogueItem';
import type { Shard } from '../../domain/jobs/shard';
import { ENGINES, readShard } from '../../domain/jobs/shard';
import { readSubCategoryName, nameProblem } from '../../domain/product/names';

/**
 * `TOP/1005` as a category, for commander.
 *
 * @throws InvalidArgumentError, which ends the command as wrongly used
 */
export function readCategoryOption(text: string): Category {
  const slash = text.lastIndexOf('/');
  const mainCategory = text.slice(0, Math.max(slash, 0));
  const subCategory = readSubCategoryName(text.slice(slash + 1));
  if (nameProblem(mainCategory) !== undefined || subCategory === undefined) {
    throw new InvalidArgumentError('Give it as MAIN/SUB, as in TOP/1005');
  }
  return { mainCategory, subCategory };
}

/**
 * A number of days, for commander.
 *
 * @throws InvalidArgumentError
 */
export function readDaysOption(text: string): number {
  if (!/^\d{1,5}$/.test(text)) {
    throw new InvalidArgumentError('Give a whole number of days, from 0');
  }
  return Number(text);
}

/**
 * `3/7` or `auto` as a shard, for commander.
 *
 * @throws InvalidArgumentError
 */
export function readShardOption(
  text: string,
  env: Readonly<Record<string, string | undefined>>
): Shard {
  const shard = readShard(text, env);
  if (shard === undefined) {
    throw new InvalidArgumentError(
      text === 'auto'
        ? `The environment names no shard (${ENGINES.map(([index, count]) => `${index} with ${count}`).join(', ')})`
        : 'Give it as I/N, from 0/7 to 6/7'
    );
  }
  return shard;
}
