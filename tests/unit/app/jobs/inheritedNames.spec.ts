/** @jest-environment node */
import { pack } from '../../../../src/app/jobs/pack/pack';
import { purge } from '../../../../src/app/jobs/purge/purge';
import { verify } from '../../../../src/app/jobs/verify/verify';
import { CATEGORY_METADATA } from '../../../../src/domain/catalogueItem';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import { readCategories } from '../../../../src/domain/product/categories';
import { readProduct } from '../../../../src/domain/product/product';
import { SequenceIds } from '../../../support/memory';
import { INHERITED_NAMES } from '../../../fixtures/inheritedNames';
import { anAuthor } from '../../../fixtures/items';
import { testMaker } from '../../../fixtures/packs';
import { MigrationTarget, NOW } from './migrate/migrationTarget';

const DAY = 24 * 60 * 60 * 1000;

/** One name as a main category, a product id, a file name and a field of meta.json. */
describe.each(INHERITED_NAMES)('with names like %s', name => {
  it('migrate, verify, pack and purge do their work', async () => {
    const target = new MigrationTarget();
    const report = await target.migrate({
      [`${name}/1005/${name}`]: {
        [`detail/${name}.jpg`]: 'a',
        'text/b.jpg': 'b',
        'meta.json': `{"${name}": "Shirt"}`
      }
    });
    expect(report).toMatchObject({ created: 1, forPerson: [] });
    const category = { mainCategory: name, subCategory: 1005 };
    expect(
      readCategories(await target.catalogue.item(CATEGORY_METADATA))
    ).toEqual([{ ...category, products: 1 }]);
    const item = await target.item(name);
    expect(item).toMatchObject({
      main_category: name,
      product_id: name,
      detail: [`${name}.jpg`]
    });
    const { catalogue, images } = target;
    const dataset = { catalogue, images, prefix: '' };
    const later = NOW + 2 * DAY;
    expect(await verify(dataset, { now: () => later })).toMatchObject({
      products: 1,
      findings: [],
      categories: [{ ...category, products: 1 }]
    });
    expect(
      await pack(dataset, { maker: testMaker([]), dryRun: false, category })
    ).toMatchObject({ products: 1, written: 1, forPerson: [] });
    await catalogue.change(
      planDelete(
        readProduct(await target.item(name)),
        [`detail/${name}.jpg`],
        DEFAULT_TEAM,
        anAuthor({ now: later })
      )
    );
    const purged = await purge(dataset, {
      now: () => later + 40 * DAY,
      ids: new SequenceIds(),
      olderThanDays: 30,
      dryRun: false
    });
    expect(purged).toMatchObject({ images: 1, forPerson: [] });
    expect(
      await images.head(`${name}/1005/${name}/detail/${name}.jpg`)
    ).toBeUndefined();
    expect(await images.head(`${name}/1005/${name}/text/b.jpg`)).toBeDefined();
  });
});
