import { SIZE } from './browser.mjs';
import { installProbe } from './probe.mjs';

/** The size of a tile's picture on the desk, in CSS pixels. */
const TILE = 150;

/**
 * @typedef {import('../../scripts/run/testbed.mjs').Testbed} Testbed
 * @typedef {import('./delayedBackend.mjs').BackendConnection} BackendConnection
 */

/**
 * The least that opening a product can take: a bare page that sends the claim,
 * which also reads the product, and then lets the browser fetch, decode and draw
 * the images.
 */
export class Floor {
  /**
   * @param {import('@playwright/test').Page} page
   * @param {BackendConnection} connection
   * @param {string} accessKeyId - the sandbox takes any signature, but only with its key
   * @param {(key: string) => Promise<string>} sign - makes a presigned URL
   */
  constructor(page, connection, accessKeyId, sign) {
    this.page = page;
    this._connection = connection;
    this._accessKeyId = accessKeyId;
    this._sign = sign;
  }

  /**
   * @param {import('@playwright/test').Browser} browser
   * @param {Testbed} testbed
   * @param {import('./delayedBackend.mjs').Backend} backend
   */
  static async open(browser, testbed, { connection }) {
    const context = await browser.newContext(SIZE);
    await context.addInitScript(installProbe);
    const page = await context.newPage();
    // The sandbox only answers pages of JupyterLab's origin, and a page without an
    // address may not reach this computer. Any picture will do: it is replaced.
    await page.goto(`${testbed.url}/static/favicons/favicon.ico`);
    const { env } = testbed;
    const sign = await signer(connection, env);
    return new Floor(page, connection, `${env.AWS_ACCESS_KEY_ID}`, sign);
  }

  /**
   * @param {import('./products.mjs').ProductFiles} product
   * @param {number} subCategory
   * @returns ms to all images on the screen: `withClaim` from the request of the
   *   claim, `images` from the request of the first image
   */
  async show({ productId, images }, subCategory) {
    const urls = await Promise.all(images.map(({ key }) => this._sign(key)));
    const connection = this._connection;
    return this.page.evaluate(
      async ({ urls, tile, table, endpoint, accessKeyId, key }) => {
        document.body.replaceChildren();
        const begun = performance.now();
        const answer = await fetch(endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'DynamoDB_20120810.UpdateItem',
            authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`
          },
          body: JSON.stringify({
            TableName: table,
            Key: key,
            UpdateExpression: 'SET claim_id = :id, claimed_until = :until',
            ExpressionAttributeValues: {
              ':id': { S: 'floor' },
              ':until': { N: '1' }
            },
            ReturnValues: 'ALL_NEW'
          })
        });
        const { Attributes } = await answer.json();
        if (!Attributes.detail) {
          throw new Error(`The floor read no product: ${answer.status}.`);
        }
        const claimed = performance.now();
        for (const url of urls) {
          const image = new Image(tile, tile);
          image.style.objectFit = 'contain';
          image.src = url;
          document.body.append(image);
        }
        const painted = await window.benchProbe.imagesPainted();
        return { withClaim: painted - begun, images: painted - claimed };
      },
      {
        urls,
        tile: TILE,
        table: connection.table,
        endpoint: `${connection.dynamodbEndpoint}/`,
        accessKeyId: this._accessKeyId,
        key: {
          sub_category: { N: `${subCategory}` },
          product_id: { S: productId }
        }
      }
    );
  }

  async close() {
    await this.page.context().close();
  }
}

/**
 * Makes presigned URLs with the SDK.
 *
 * @param {BackendConnection} connection
 * @param {Testbed['env']} env
 * @returns {Promise<(key: string) => Promise<string>>}
 */
async function signer({ s3Endpoint, bucket, bucketRegion }, env) {
  const [{ GetObjectCommand, S3Client }, { getSignedUrl }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/s3-request-presigner')
  ]);
  const client = new S3Client({
    region: bucketRegion,
    endpoint: s3Endpoint,
    forcePathStyle: true,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY
    }
  });
  return key =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }));
}
