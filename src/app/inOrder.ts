/**
 * Calls `act` for each value of a stream or list, several at a time, and yields the
 * results in the order of the values. A value is taken only if there is room
 * for it. If the loop ends early or fails, it waits for what is still running.
 *
 * @param limit - how many at a time, at least 1
 */
export async function* inOrder<Value, Result>(
  values: AsyncIterable<Value> | Iterable<Value>,
  limit: number,
  act: (value: Value) => Promise<Result>
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for await (const value of values) {
      const result = act(value);
      // A failure is reported when its turn comes, or by the finally below.
      result.catch(() => undefined);
      running.push(result);
      if (running.length >= limit) {
        yield await (running.shift() as Promise<Result>);
      }
    }
    while (running.length > 0) {
      yield await (running.shift() as Promise<Result>);
    }
  } finally {
    await Promise.allSettled(running);
  }
}
