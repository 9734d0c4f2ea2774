/** @jest-environment node */
import { pack } from '../../../../src/app/jobs/pack/pack';
import { purgeText } from '../../../../src/cli/jobs/purgeText';
import { findingsText } from '../../../../src/cli/jobs/verifyText';
import { garbageItems } from '../../../fixtures/garbageItems';
import { testMaker } from '../../../fixtures/packs';
import { CuratedDataset, TOP } from './curatedDataset';

describe('thirty items of garbage', () => {
  let dataset: CuratedDataset;
  beforeEach(async () => {
    dataset = new CuratedDataset();
    dataset.add('SKU1');
    await dataset.settle();
    garbageItems().forEach(item => dataset.catalogue.seed(item));
  });

  it('are checked, and stop no check', async () => {
    const report = await dataset.verify();
    expect(report).toMatchObject({ stopped: false, products: 31 });
    expect(findingsText(report)).not.toBe('');
  });

  it('are left as they are by packing and by a purge', async () => {
    const items = async () =>
      Promise.all(
        garbageItems().map(({ product_id: id }) => dataset.item(String(id)))
      );
    const before = await items();
    const packed = await pack(dataset.faulty(), {
      maker: testMaker([]),
      dryRun: false,
      category: TOP
    });
    expect(packed.written).toBeGreaterThan(0);
    const report = await dataset.purge();
    expect(report.images).toBe(0);
    expect(purgeText(report)).not.toBe('');
    expect((await items()).map(({ deleted }) => deleted)).toEqual(
      before.map(({ deleted }) => deleted)
    );
  });
});
