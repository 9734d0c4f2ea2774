import { SIZE } from './browser.mjs';
import { installProbe } from './probe.mjs';

/** A tile's picture on the desk, in CSS pixels. */
const TILE = 150;

/**
 * A bare page that does what opening a product cannot do without: the claim,
 * which is the read, then its images, as the browser fetches, decodes and
 * draws them by itself.
 */
export class Floor {
  constructor(page, place, sign) {
    this.page = page;
    this._place = place;
    this._sign = sign;
  }

  static async open(browser, stage, place) {
    const context = await browser.newContext(SIZE);
    await context.addInitScript(installProbe);
    const page = await context.newPage();
    // The sandbox answers pages of JupyterLab's origin only. This one is a
    // picture, which leaves first; a page that is made up may not ask this computer.
    await page.goto(`${stage.url}/static/favicons/favicon.ico`);
    return new Floor(page, place, await signer(place.connection, stage.env));
  }

  /**
   * @returns `{ withClaim, images }`, ms to all images on the screen: from the
   *   claim's request, and from the first image's
   */
  async show({ productId, images }, subCategory) {
    const urls = await Promise.all(images.map(({ key }) => this._sign(key)));
    const { connection } = this._place;
    return this.page.evaluate(
      async ({ urls, tile, table, endpoint, key }) => {
        document.body.replaceChildren();
        const begun = performance.now();
        const answer = await fetch(endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'DynamoDB_20120810.UpdateItem',
            // The sandbox wants one, and believes it.
            authorization:
              'AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0'
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
        const read = performance.now();
        for (const url of urls) {
          const image = new Image(tile, tile);
          image.style.objectFit = 'contain';
          image.src = url;
          document.body.append(image);
        }
        const painted = await window.benchProbe.imagesPainted();
        return { withClaim: painted - begun, images: painted - read };
      },
      {
        urls,
        tile: TILE,
        table: connection.table,
        endpoint: `${connection.dynamodbEndpoint}/`,
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

/** Presigned URLs as the SDK makes them. */
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
