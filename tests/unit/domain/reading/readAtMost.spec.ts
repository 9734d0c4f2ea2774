import { readAtMost } from '../../../../src/domain/reading/readAtMost';

/** A stream of these chunks, and whether it was ended before its end. */
function streamOf(...chunks: readonly (readonly number[])[]) {
  const left = chunks.map(chunk => Uint8Array.from(chunk));
  const told = { ended: false };
  return {
    told,
    stream: {
      getReader: () => ({
        read: async () => {
          const value = left.shift();
          return { done: value === undefined, value };
        },
        cancel: async () => {
          told.ended = true;
        }
      })
    }
  };
}

const read = async (
  announced: number | undefined,
  most: number,
  ...chunks: readonly (readonly number[])[]
): Promise<readonly number[] | string> => {
  const bytes = await readAtMost(streamOf(...chunks).stream, announced, most);
  return bytes === 'too-large' ? bytes : [...bytes];
};

it.each([
  ['as announced', 3],
  ['more than announced, as what was compressed', 1],
  ['less than announced', 5],
  ['an unknown length', undefined],
  ['a length that is no number', NaN],
  ['a length that is no length', -4]
])('reads %s', async (_, announced) => {
  expect(await read(announced, 5, [1, 2], [3])).toEqual([1, 2, 3]);
});

it('gives the bytes themselves, without a buffer that is longer', async () => {
  const bytes = await readAtMost(streamOf([1], [2, 3]).stream, 2, 5);
  expect((bytes as Uint8Array).buffer.byteLength).toBe(3);
});

it('reads as much as there may be, and not a byte more', async () => {
  expect(await read(1, 3, [1, 2], [3])).toEqual([1, 2, 3]);
  const { stream, told } = streamOf([1, 2], [3, 4], [5]);
  expect(await readAtMost(stream, 1, 3)).toBe('too-large');
  expect(told.ended).toBe(true);
});

it('reads nothing of what is announced as too large', async () => {
  const { stream, told } = streamOf([1]);
  expect(await readAtMost(stream, 6, 5)).toBe('too-large');
  expect(told.ended).toBe(true);
});

it('asks once for room if more comes than was announced', async () => {
  const room = jest.fn(async () => undefined);
  await readAtMost(streamOf([1, 2], [3]).stream, 3, 9, room);
  expect(room).not.toHaveBeenCalled();
  await readAtMost(streamOf([1, 2], [3], [4, 5, 6, 7]).stream, 2, 9, room);
  expect(room).toHaveBeenCalledTimes(1);
});
