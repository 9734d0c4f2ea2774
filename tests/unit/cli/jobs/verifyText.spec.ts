/** @jest-environment node */
import { remainingOf } from '../../../../src/app/jobs/verify/repairReport';
import type { Verification } from '../../../../src/app/jobs/verify/verifyReport';
import { purgeText } from '../../../../src/cli/jobs/purgeText';
import {
  findingsText,
  planText,
  sumText
} from '../../../../src/cli/jobs/verifyText';
import type { Repair } from '../../../../src/domain/jobs/verify/repairs';
import { pausesToldOn } from '../../../../src/cli/terminal/pauseLine';
import { Throttled } from '../../../../src/domain/errors';
import { saying } from '../../../support/english';
import { NO_PRODUCTS } from '../../../../src/domain/product/status';

const TOP = { mainCategory: 'TOP', subCategory: 1005 };

const verification: Verification = {
  stopped: false,
  products: 2,
  objects: 9,
  judged: 6,
  leftOut: 0,
  notChecked: [],
  categories: [{ ...TOP, products: 2 }],
  notJudged: { young: 3, claimed: 0, counters: 0 },
  counts: { 'unnamed-object': 2, counters: 1 },
  findings: [
    {
      kind: 'counters',
      ...TOP,
      detail: { code: 'counters-wrong', stored: 'none', counts: NO_PRODUCTS },
      repairable: true
    },
    ...['a.jpg', 'b.jpg'].map(name => ({
      kind: 'unnamed-object' as const,
      ...TOP,
      productId: 'SKU1',
      path: `text/${name}`,
      detail: { code: 'unnamed' as const },
      repairable: true
    }))
  ]
};

const plan: readonly Repair[] = [
  {
    kind: 'name-deleted',
    ...TOP,
    productId: 'SKU1',
    paths: ['text/a.jpg', 'text/b.jpg']
  },
  { kind: 'recount', ...TOP }
];

test('a verification is told by kind, its plan before it is carried out', () => {
  const outcomes = [
    {
      repair: plan[0],
      done: false,
      reason: { code: 'being-edited' as const, by: 'Lee' }
    },
    { repair: plan[1], done: true }
  ];
  const remaining = remainingOf(verification, outcomes);
  expect(remaining).toBe(2);
  expect(
    [
      findingsText(verification),
      planText(plan, false),
      sumText(verification, outcomes, remaining)
    ].join('')
  ).toBe(
    [
      'Objects that no product names: interrupted or overwritten moves and uploads (2):',
      '  TOP/1005/SKU1/text/a.jpg: It is in the bucket, but no product names it.',
      '  TOP/1005/SKU1/text/b.jpg: It is in the bucket, but no product names it.',
      'Wrong counters (1):',
      '  TOP/1005: It has no counters. The products are: 0 pending, 0 completed, 0 on hold, 0 in all.',
      'To be repaired (2):',
      '  TOP/1005/SKU1: text/a.jpg, text/b.jpg. Add to the list of deleted images, from which they can be restored.',
      '  TOP/1005: Count the products again.',
      'Left as they are (1):',
      '  TOP/1005/SKU1: text/a.jpg, text/b.jpg. Add to the list of deleted images, from which they can be restored. It is being edited by Lee.',
      'Left out: 3 objects that nothing names and that are younger than 7 days.',
      '2 products and 9 objects compared: 6 judged, 3 too young to judge. 1 repair made. 2 findings left.',
      ''
    ].join('\n')
  );
});

test('a long list of findings is cut, and says so', () => {
  const findings = Array.from({ length: 25 }, (_, i) => ({
    kind: 'unstamped' as const,
    ...TOP,
    productId: `P${i}`,
    detail: { code: 'no-date' as const },
    repairable: true
  }));
  const lines = findingsText({ ...verification, findings }).split('\n');
  expect(lines[0]).toBe('Products that the index of the desk lacks (25):');
  expect(lines[21]).toBe('  and 5 more, which --json has');
});

test('a purge without --yes says how to do it', () => {
  expect(
    purgeText({
      dryRun: true,
      stopped: false,
      olderThanDays: 30,
      products: 4,
      images: 1,
      bytes: 1_500_000,
      hidden: { images: 0, bytes: 0 },
      versioning: 'off',
      versions: false,
      leftOut: 0,
      skipped: [],
      purged: [
        {
          ...TOP,
          productId: 'SKU1',
          path: 'text/a.jpg',
          bytes: 1_500_000,
          hidden: 0,
          deletedAt: '2026-10-01T00:00:00.000Z',
          deletedBy: 'Kim'
        }
      ],
      forPerson: [
        { ...TOP, productId: 'SKU10', why: { code: 'changed-meanwhile' } }
      ]
    })
  ).toBe(
    [
      'Would be purged:',
      '  TOP/1005/SKU1/text/a.jpg (1.5 MB), deleted or moved away on Oct 1, 2026, 00:00 UTC by Kim',
      'Needs a person:',
      '  TOP/1005/SKU10: Somebody else changed it in the meantime. It was left as it is.',
      '4 products were checked. 1 image (1.5 MB), deleted more than 30 days ago, would be purged. Nothing was changed. To purge them, give --yes.',
      ''
    ].join('\n')
  );
});

test('what could not be checked is told by the reason', () => {
  const busy = {
    code: 'error' as const,
    error: new Throttled(...saying('Too many.'))
  };
  const text = sumText(
    {
      ...verification,
      notChecked: [
        { ...TOP, productId: 'SKU1', why: busy },
        { ...TOP, why: busy }
      ]
    },
    [],
    0
  );
  expect(text.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(/^Not checked \(2\)\. .*Too many/),
    '  TOP/1005/SKU1',
    '  TOP/1005'
  ]);
});

test('a wait of the run says why and until when, on a line of its own', () => {
  let written = '';
  const { tell } = pausesToldOn({
    isTTY: true,
    write: text => (written += text)
  });
  const until = new Date(2026, 0, 1, 10, 31, 5).getTime();
  tell({ error: new Throttled(...saying('Too many.')), until });
  expect(written.startsWith('\r\u001b[2K')).toBe(true);
  expect(written).toMatch(/Too many.* until 10:31:05.AM, then goes on\..*\n$/);
});
