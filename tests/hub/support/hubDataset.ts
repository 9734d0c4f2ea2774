import { OwnDataset } from '../../e2e/jobs/ownDataset';
import { PNG, fill, product } from '../../e2e/support/brokenDataset';

const FILES = ['a', 'b', 'c', 'd'].map(name => `${name}.png`);

export const SUB = 1005;

/**
 * Fills the bucket and the table of a connection that the hub offers.
 *
 * @param name - of the connection; see scripts/hub/testbed.mjs
 * @param productIds - each has the images `a.png` to `d.png` in `detail`
 */
export async function hubDataset(
  name: string,
  productIds: readonly string[]
): Promise<OwnDataset> {
  const dataset = await OwnDataset.make(`hub-${name}`);
  await fill(
    dataset.table,
    productIds.map(id => product(id, { detail: FILES }))
  );
  for (const id of productIds) {
    for (const file of FILES) {
      await dataset.put(`TOP/${SUB}/${id}/detail/${file}`, PNG);
    }
  }
  return dataset;
}
