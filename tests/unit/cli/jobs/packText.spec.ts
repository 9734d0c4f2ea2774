/** @jest-environment node */
import type { PackReport } from '../../../../src/app/jobs/pack/packReport';
import { packText } from '../../../../src/cli/jobs/packText';

const report: PackReport = {
  dryRun: false,
  stopped: false,
  products: 3,
  written: 1,
  bytes: 86_000,
  current: 1,
  leftOut: 0,
  forPerson: [
    {
      mainCategory: 'TOP',
      subCategory: 1005,
      productId: 'SKU1',
      why: [
        {
          code: 'image-unpacked',
          path: 'detail/a.jpg',
          problem: { code: 'unknown-format', kind: 'heic' }
        }
      ]
    }
  ]
};

test('the report of a packing says what is not packed, and the sum', () => {
  expect(packText(report)).toBe(
    [
      'Not packed, or not with all images:',
      '  TOP/1005/SKU1: detail/a.jpg is not in the pack. It is a file of the format HEIC, which browsers do not show.',
      '3 products were checked. 1 pack (86 kB) was written. 1 product has a current pack.',
      ''
    ].join('\n')
  );
});

test('the report of a dry run says that nothing was changed', () => {
  expect(
    packText({ ...report, dryRun: true, stopped: true, forPerson: [] })
  ).toBe(
    [
      'It was stopped. Run it again to go on.',
      'Nothing was changed. 3 products were checked. 1 pack would be written. 1 product has a current pack.',
      ''
    ].join('\n')
  );
});

test('the report of a packing shows a person no more lines than can be read', () => {
  const lines = packText({
    ...report,
    forPerson: Array.from({ length: 60 }, () => report.forPerson[0])
  }).split('\n');
  expect(lines).toHaveLength(1 + 50 + 1 + 1 + 1);
  expect(lines).toContain('  and 10 more, which --json has');
});
