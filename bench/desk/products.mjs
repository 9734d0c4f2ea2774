import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

import { CLI } from '../../scripts/paths.mjs';

/**
 * A product and its images.
 *
 * @typedef {object} ProductFiles
 * @property {string} productId
 * @property {{ path: string, key: string }[]} images - path in the product, key in the bucket
 *
 * @typedef {{ mainCategory: string, subCategory: number, products: ProductFiles[] }} FilledCategory
 */

/**
 * How many images are in each folder of a product with 19 images.
 *
 * @type {[folder: string, count: number][]}
 */
const LAYOUT = [
  ['detail', 15],
  ['summary', 2],
  ['segment', 2]
];
const IMAGES = LAYOUT.reduce((sum, [, count]) => sum + count, 0);

/**
 * Fills a category of the testbed with products of 19 images, with the product's
 * own migration. They have the pictures of the sample in turn. Each image has a
 * name that no other product has, so that a tile shows whose it is.
 *
 * @param {Omit<import('../rows.mjs').TestbedEnvironment, 'browserPath' | 'say'>} environment
 * @param {number} subCategory - a number that no other row uses
 * @param {number} count - of products
 * @param {object} options
 * @param {number} [options.alike] - after how many products the pictures repeat
 * @param {boolean} [options.packs] - whether products have a pack of thumbnails
 * @returns {Promise<FilledCategory>}
 */
export async function fillCategory(
  { testbed, processes, folder },
  subCategory,
  count,
  { alike = count, packs = false } = {}
) {
  const pictures = await findPictures(testbed.sample);
  const root = path.join(folder, `products-${subCategory}`);
  const products = [];
  for (let index = 0; index < count; index++) {
    const productId = `B${subCategory}${String(index).padStart(4, '0')}`;
    const own = path.join('TOP', String(subCategory), productId);
    const images = imagesOf(productId, pictures, index % alike);
    for (const { image, picture } of images) {
      const file = path.join(root, own, image);
      await mkdir(path.dirname(file), { recursive: true });
      await copyFile(picture, file);
    }
    await copyFile(
      await metaIn(testbed.sample),
      path.join(root, own, 'meta.json')
    );
    products.push({
      productId,
      images: images.map(({ image }) => ({
        path: image,
        key: `TOP/${subCategory}/${productId}/${image}`
      }))
    });
  }
  await processes.run(
    `migrate ${subCategory}`,
    process.execPath,
    [CLI, 'migrate', ...(packs ? [] : ['--no-packs']), root],
    { env: testbed.env }
  );
  return { mainCategory: 'TOP', subCategory, products };
}

/**
 * @param {string} productId
 * @param {string[]} pictures - paths of files
 * @param {number} turn - which of the pictures the product has
 */
function imagesOf(productId, pictures, turn) {
  const folders = LAYOUT.flatMap(([name, count]) =>
    Array.from({ length: count }, () => name)
  );
  return folders.map((folder, index) => {
    const picture = pictures[(turn * IMAGES + index) % pictures.length];
    const number = String(index + 1).padStart(2, '0');
    return {
      image: `${folder}/${productId}_${number}${path.extname(picture)}`,
      picture
    };
  });
}

/**
 * All images of the sample, in the order of their names.
 *
 * @param {string} sample - its folder
 */
export async function findPictures(sample) {
  const files = await filesIn(sample);
  return files.filter(file => /\.(jpe?g|png|webp)$/i.test(file));
}

/** @param {string} sample - its folder */
async function metaIn(sample) {
  const files = await filesIn(sample);
  const meta = files.find(file => path.basename(file) === 'meta.json');
  if (!meta) {
    throw new Error(`There is no meta.json in ${sample}.`);
  }
  return meta;
}

/** @param {string} folder */
async function filesIn(folder) {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
