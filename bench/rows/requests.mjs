import { withBrowser } from '../desk/browser.mjs';
import { Desk } from '../desk/desk.mjs';
import { withPlace } from '../desk/place.mjs';
import { fillCategory } from '../desk/products.mjs';
import { countRequests } from '../desk/requestCounts.mjs';

const SUB_CATEGORY = 9105;

/** Enough that the one which counts is opened by a way of its own, and another follows it. */
const PRODUCTS = 12;
const PRODUCT = 8;

/** Three slots that must be filled, and two colours. */
const CHOICES = ['1', '2', '3', 'c', 'c'];

export default {
  name: 'requests',
  title: 'a product of 19 images, opened to completed, nothing moved',
  needs: 'stage',

  async run(surroundings) {
    const { stage, browserPath, say } = surroundings;
    const category = await fillCategory(surroundings, SUB_CATEGORY, PRODUCTS);
    const product = category.products[PRODUCT];
    const requests = await withPlace(stage, 30, place =>
      withBrowser(browserPath, async browser => {
        const desk = await Desk.open(browser, stage, place, category);
        const before = place.requests.length;
        await desk.goTo(product);
        await desk.quiet();
        await desk.choose(CHOICES);
        await desk.completeAndGoOn(product.images);
        await desk.saved();
        await desk.quiet();
        return place.requests.slice(before);
      })
    );
    const counts = countRequests(requests, product.productId);
    counts.all.forEach(say);
    const at = (value, limit) => ({ value, unit: '', limit });
    return [
      { what: 'S3: GET an image, at most', ...at(counts.mostGets, 1) },
      { what: 'S3: GET meta.json', ...at(counts.meta, 1) },
      { what: 'S3: other reads (HEAD)', value: counts.heads, unit: '' },
      {
        what: 'S3: tag requests an image whose tag changes',
        ...at(counts.tagRequests / counts.tagged, 1),
        note: `${counts.tagReads} reads and ${counts.tagWrites} writes for ${counts.tagged} images`
      },
      { what: 'S3: LIST', ...at(counts.lists, 0) },
      { what: 'DynamoDB: claims', ...at(counts.claims, 1) },
      { what: 'DynamoDB: transactions', ...at(counts.transactions, 1) },
      { what: 'DynamoDB: others of this product', ...at(counts.others, 0) },
      ...['renewals', 'queries', 'preflights'].map(what => ({
        what: `beside them: ${what}`,
        value: counts[what],
        unit: ''
      }))
    ];
  }
};
