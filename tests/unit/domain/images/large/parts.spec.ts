import {
  MOST_SENT_BYTES,
  PART_BYTES,
  partBytes,
  partsOf
} from '../../../../../src/domain/images/large/parts';

const MIB = 1024 * 1024;

describe('the parts of a large file', () => {
  it('are all of it, one after another', () => {
    expect(partsOf(10, 4)).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 8 },
      { from: 8, to: 10 }
    ]);
    expect(partsOf(8, 4)).toHaveLength(2);
  });

  it('are one empty part of an empty file', () => {
    expect(partsOf(0)).toEqual([{ from: 0, to: 0 }]);
  });

  it('are as large as S3 takes, and as few', () => {
    expect(PART_BYTES).toBeGreaterThanOrEqual(5 * MIB);
    for (const length of [1, 160_000 * MIB, 160_001 * MIB, MOST_SENT_BYTES]) {
      expect(Math.ceil(length / partBytes(length))).toBeLessThanOrEqual(10_000);
    }
  });

  it('have room in memory, up to the largest file that is sent', () => {
    expect(partBytes(MOST_SENT_BYTES)).toBe(64 * MIB);
  });
});
