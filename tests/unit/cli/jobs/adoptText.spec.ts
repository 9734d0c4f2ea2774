/** @jest-environment node */
import { adoptText } from '../../../../src/cli/jobs/adopt/adoptText';
import { archiveText } from '../../../../src/cli/jobs/archive/archiveText';

const SKU1 = { mainCategory: 'TOP', subCategory: 1005, productId: 'SKU1' };

describe('what the command line says', () => {
  it('of an adoption: what would be done by kind, what needs a person, how to do it', () => {
    const text = adoptText({
      dryRun: true,
      undo: false,
      stopped: false,
      products: 2,
      changed: 1,
      counts: {
        created: 1,
        'brought-over': 0,
        completed: 0,
        followed: 0,
        'taken-out': 0,
        removed: 0
      },
      counters: 1,
      adopted: [{ ...SKU1, how: 'created' }],
      forPerson: [
        {
          ...SKU1,
          productId: 'SKU2\u001b[31m',
          why: { code: 'status-unknown', status: 'IN_PROGRESS' }
        }
      ],
      leftOut: 0
    });
    expect(text).toBe(
      [
        'Would be done (1): an item is made from the objects in the bucket:',
        '  TOP/1005/SKU1',
        'Needs a person:',
        '  TOP/1005/SKU2\\u001b[31m: Its status is "IN_PROGRESS", which is never written here. Change it in the other program, then adopt again.',
        '2 products were checked. 1 product would be changed. 1 category would get counters. Nothing was changed. To do it, give --yes.',
        ''
      ].join('\n')
    );
  });

  it('of an archiving: the images, the cost and the saving', () => {
    const text = archiveText({
      dryRun: false,
      stopped: true,
      products: 1,
      images: 1,
      bytes: 1_000_000,
      already: 0,
      tooSmall: { images: 0, bytes: 0 },
      notWorth: { images: 2, bytes: 280_000 },
      cost: { once: 0.02, monthly: 0.5 },
      archived: [{ ...SKU1, path: 'detail/b.jpg', bytes: 1_000_000 }],
      forPerson: [],
      leftOut: 0
    });
    expect(text).toContain('Tagged:\n  TOP/1005/SKU1/detail/b.jpg (1.0 MB)\n');
    expect(text).toContain('It was stopped. Run it again to go on.');
    expect(text).toContain('costs about $0.02 once and saves about $0.50');
    expect(text).toContain('within 12 months');
    expect(text).not.toContain('--yes');
  });
});
