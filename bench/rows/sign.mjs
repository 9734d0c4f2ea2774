import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

import { loadProduct } from '../product.mjs';
import { median } from '../statistics.mjs';

const URLS = 10_000;
/** The first round of both is not counted: the engine compiles meanwhile. */
const ROUNDS = 5;

const REGION = 'us-east-1';
const BUCKET = 'product-images';
const CREDENTIALS = {
  accessKeyId: 'AKIDBENCH',
  secretAccessKey: 'a-secret-of-forty-letters-or-thereabouts'
};

const KEYS = Array.from(
  { length: URLS },
  (_, i) =>
    `TOP/1005/SKU${String(i).padStart(6, '0')}/detail/detail ${i % 20}.jpg`
);

/**
 * Signing by the product's store and by the SDK's own function, in turn.
 *
 * @type {import('../rows.mjs').PlainRow}
 */
export default {
  name: 'sign',
  title: `${URLS} presigned URLs`,
  needs: 'nothing',

  async run({ folder }) {
    const { connectAws, readConnection } = await loadProduct(folder);
    const ports = await connectAws(
      readConnection({ name: 'bench', bucket: BUCKET, bucketRegion: REGION }),
      { get: async () => CREDENTIALS }
    );
    const s3 = new S3Client({ region: REGION, credentials: CREDENTIALS });
    const ours = [];
    const sdks = [];
    for (let round = 0; round <= ROUNDS; round++) {
      ours.push(await timed(() => ports.images.sign(KEYS)));
      sdks.push(await timed(() => signOneByOne(s3)));
    }
    ports.dispose();
    s3.destroy();
    const [own, sdk] = [ours, sdks].map(times => median(times.slice(1)));
    return [
      {
        what: "as fast as the SDK's getSignedUrl one by one",
        value: sdk / own,
        unit: 'x',
        limit: 5,
        atLeast: true,
        note: `in Node, median of ${ROUNDS} rounds in turn`
      },
      { what: 'ours, a URL', value: (1000 * own) / URLS, unit: 'µs' },
      { what: "the SDK's, a URL", value: (1000 * sdk) / URLS, unit: 'µs' }
    ];
  }
};

/** @param {S3Client} s3 */
async function signOneByOne(s3) {
  for (const Key of KEYS) {
    await getSignedUrl(s3, new GetObjectCommand({ Bucket: BUCKET, Key }), {
      expiresIn: 5400
    });
  }
}

/** @param {() => Promise<unknown>} act */
async function timed(act) {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}
