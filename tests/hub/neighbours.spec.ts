import { askRoute } from './support/askRoute';
import { serverOf } from './support/hub';
import { expect, test } from './support/people';

const { CURATION_S3_ENDPOINT, CURATION_DYNAMODB_ENDPOINT } =
  process.env as Record<string, string>;

/** As the desk asks for the connection of the first test. */
const ROUTE = `jupyterlab-curation/credentials?${new URLSearchParams({
  bucket: 'hub-curating',
  bucketRegion: 'us-east-1',
  table: 'hub_curating',
  tableRegion: 'us-east-1',
  s3Endpoint: CURATION_S3_ENDPOINT,
  dynamodbEndpoint: CURATION_DYNAMODB_ENDPOINT,
  use: 'curator'
})}`;

test("another person's routes are refused, and one's own answer", async ({
  signIn
}) => {
  const alice = await signIn('alice');
  const bob = await signIn('bob');
  const own = await askRoute(alice.page, `${serverOf('alice')}${ROUTE}`);
  expect(own.status, own.text).toBe(200);
  expect(JSON.parse(own.text)).toHaveProperty('sessionToken');

  for (const route of [ROUTE, 'jupyterlab-curation/journal-key']) {
    const refused = await askRoute(bob.page, `${serverOf('alice')}${route}`);
    expect(refused.status).toBe(403);
    expect(refused.text).not.toMatch(/accessKeyId|key"/);
  }
});
