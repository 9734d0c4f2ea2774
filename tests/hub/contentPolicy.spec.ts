import { serverOf } from './support/hub';
import { hubDataset } from './support/hubDataset';
import { expect, test } from './support/people';

const { CURATION_S3_ENDPOINT: S3, CURATION_DYNAMODB_ENDPOINT: DYNAMODB } =
  process.env as Record<string, string>;

test('the policy of the tests is on', async ({ signIn }) => {
  const { page } = await signIn('alice');
  const answer = await page.goto(`${serverOf('alice')}lab`);
  const policy = await answer?.headerValue('content-security-policy');
  expect(policy).toContain("default-src 'self'; ");
  expect(policy).toContain(`connect-src 'self' data: ${S3} ${DYNAMODB};`);
});

/** People whose servers have a policy that lacks something; see scripts/hub/server_config.py. */
const WRONG = [
  ['without-services', [`${DYNAMODB} to connect-src.`]],
  ['without-workers', ["'self' to worker-src."]]
] as const;

for (const [name, needs] of WRONG) {
  test(`what a policy lacks is named: ${name}`, async ({
    signIn,
    forbidden
  }) => {
    forbidden.isExpected = true;
    await hubDataset('policy', ['79871', '79872']);
    const { page } = await signIn(name);
    await page.goto(`${serverOf(name)}lab?curation=policy&reset`);
    for (const need of needs) {
      await expect(
        page.getByText(`The administrator of the server adds ${need}`).first()
      ).toBeVisible();
    }
    expect(forbidden.messages).not.toEqual([]);
  });
}
