import { withBrowser } from '../desk/browser.mjs';
import { withDelayedBackend } from '../desk/delayedBackend.mjs';
import { Desk } from '../desk/desk.mjs';
import { fillCategory } from '../desk/products.mjs';
import { countRequests } from '../desk/requestCounts.mjs';

const SUB_CATEGORY = 9105;

/** So many that the measured product was not prefetched, and that another follows it. */
const PRODUCTS = 12;
const PRODUCT = 8;

/** Three required slots, and two colours. */
const CHOICES = ['1', '2', '3', 'c', 'c'];

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'requests',
  title: 'a product of 19 images, opened to completed, nothing moved',
  needs: 'testbed',

  async run(environment) {
    const { testbed, browserPath, say } = environment;
    const category = await fillCategory(environment, SUB_CATEGORY, PRODUCTS);
    const product = category.products[PRODUCT];
    const requests = await withDelayedBackend(testbed, 30, backend =>
      withBrowser(browserPath, async browser => {
        const desk = await Desk.open(browser, testbed, backend, category);
        const before = backend.requests.length;
        await desk.goTo(product);
        await desk.quiet();
        await desk.choose(CHOICES);
        await desk.completeAndGoOn(product.images);
        await desk.saved();
        await desk.quiet();
        return backend.requests.slice(before);
      })
    );
    const counts = countRequests(requests, product.productId);
    counts.all.forEach(say);
    const measured = (
      /** @type {number} */ value,
      /** @type {number} */ limit
    ) => ({ value, unit: '', limit });
    return [
      { what: 'S3: GET an image, at most', ...measured(counts.mostGets, 1) },
      { what: 'S3: GET meta.json', ...measured(counts.meta, 1) },
      { what: 'S3: other reads (HEAD)', value: counts.heads, unit: '' },
      {
        what: 'S3: tag requests an image whose tag changes',
        ...measured(counts.tagRequests / counts.tagged, 1),
        note: `${counts.tagReads} reads and ${counts.tagWrites} writes for ${counts.tagged} images`
      },
      { what: 'S3: LIST', ...measured(counts.lists, 0) },
      { what: 'DynamoDB: claims', ...measured(counts.claims, 1) },
      { what: 'DynamoDB: transactions', ...measured(counts.transactions, 1) },
      {
        what: 'DynamoDB: others of this product',
        ...measured(counts.others, 0)
      },
      { what: 'beside them: renewals', value: counts.renewals, unit: '' },
      { what: 'beside them: queries', value: counts.queries, unit: '' },
      { what: 'beside them: preflights', value: counts.preflights, unit: '' }
    ];
  }
};
