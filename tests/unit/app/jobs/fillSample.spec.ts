import { fillSample } from '../../../../src/app/jobs/fillSample';
import {
  MemoryCatalogue,
  MemoryImageStore,
  MemoryProvisioning,
  SequenceIds
} from '../../../support/memory';
import { TextTree, manyProducts } from './migrate/migrateTree';

describe('the sample', () => {
  const given = () => {
    const catalogue = new MemoryCatalogue();
    const sample = {
      catalogue,
      images: new MemoryImageStore(),
      provisioning: new MemoryProvisioning({}, catalogue),
      tree: new TextTree(manyProducts('TOP/1005', 3)),
      prefix: ''
    };
    return { ...sample, sample };
  };
  const options = { now: () => 0, ids: new SequenceIds() };

  it('is set up and migrated, and a second click changes nothing', async () => {
    const { sample, catalogue } = given();
    await fillSample(sample, options);
    const before = await catalogue.products({
      subCategory: 1005,
      limit: 10
    } as never);
    expect(before.items).toHaveLength(3);

    const written = JSON.stringify(before);
    await fillSample(sample, options);
    expect(
      JSON.stringify(
        await catalogue.products({ subCategory: 1005, limit: 10 } as never)
      )
    ).toBe(written);
  });

  it('says which resource could not be made, and migrates nothing then', async () => {
    const { sample } = given();
    const provisioning = new MemoryProvisioning({ table: 'unknown' });
    await expect(
      fillSample({ ...sample, provisioning }, options)
    ).rejects.toMatchObject({ code: 'resource-unusable' });
    expect(sample.tree.reads).toEqual([]);
  });
});
