import type {
  ReadonlyJSONObject,
  ReadonlyPartialJSONObject
} from '@lumino/coreutils';

/** The argument of commands that need a connection and no desk, as `describedBy` says it. */
export const CONNECTION_ARGUMENT: ReadonlyJSONObject = {
  connection: {
    type: 'string',
    description:
      "A connection's name; the open desk's, or the first one, where left out"
  }
};

/** @param current - the connection of the desk that was used last */
export function connectionOf(
  { connection }: ReadonlyPartialJSONObject,
  current: () => string | undefined
): string | undefined {
  return typeof connection === 'string' && connection !== ''
    ? connection
    : current();
}
