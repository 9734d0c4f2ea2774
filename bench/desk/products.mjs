import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

import { CLI } from '../../scripts/paths.mjs';

/** As the rows say: how many images lie in each folder of a product of 19. */
const LAYOUT = [
  ['detail', 15],
  ['summary', 2],
  ['segment', 2]
];
const IMAGES = LAYOUT.reduce((sum, [, count]) => sum + count, 0);

/**
 * Fills a category of the stage with products of 19 images, by the product's
 * own migration. Their pictures are the sample's, in turn; each has a name
 * that no other product has, so that a tile tells whose it is.
 *
 * @param subCategory - a number that no other row uses
 * @param count - of products
 * @param options.alike - how many products there are before the pictures come again
 * @param options.packs - whether each has a pack of its thumbnails, too
 * @returns `{ mainCategory, subCategory, products }`, each `{ productId, images: [{ path, key }] }`
 */
export async function fillCategory(
  { stage, processes, folder },
  subCategory,
  count,
  { alike = count, packs = false } = {}
) {
  const pictures = await findPictures(stage.sample);
  const root = path.join(folder, `products-${subCategory}`);
  const products = [];
  for (let at = 0; at < count; at++) {
    const productId = `B${subCategory}${String(at).padStart(4, '0')}`;
    const own = path.join('TOP', String(subCategory), productId);
    const images = imagesOf(productId, pictures, at % alike);
    for (const { image, picture } of images) {
      const file = path.join(root, own, image);
      await mkdir(path.dirname(file), { recursive: true });
      await copyFile(picture, file);
    }
    await copyFile(
      await metaIn(stage.sample),
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
    { env: stage.env }
  );
  return { mainCategory: 'TOP', subCategory, products };
}

function imagesOf(productId, pictures, turn) {
  const folders = LAYOUT.flatMap(([name, count]) => Array(count).fill(name));
  return folders.map((folder, at) => {
    const picture = pictures[(turn * IMAGES + at) % pictures.length];
    const number = String(at + 1).padStart(2, '0');
    return {
      image: `${folder}/${productId}_${number}${path.extname(picture)}`,
      picture
    };
  });
}

/** All images of the sample, in the order of their names. */
export async function findPictures(sample) {
  const files = await filesIn(sample);
  return files.filter(file => /\.(jpe?g|png|webp)$/i.test(file));
}

async function metaIn(sample) {
  const files = await filesIn(sample);
  return files.find(file => path.basename(file) === 'meta.json');
}

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
