import { columnsFor } from '../../../../src/ui/images/useGrid';

it('makes no tile wider than requested', () => {
  for (const width of [0, 100, 455, 839, 1500]) {
    const columns = columnsFor(width, 136);
    expect((width - (columns - 1) * 6) / columns).toBeLessThanOrEqual(136);
  }
});
