/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type {
  Resource,
  Provisioning
} from '../../../../../src/ports/jobs/provisioning';
import type { Answer } from '../fakeService';
import { FakeService, refusal } from '../fakeService';
import { setupText } from '../../../../support/english';

const S3_PARTS: readonly Resource[] = [
  'bucket',
  'public-access-block',
  'cors',
  'lifecycle'
];

async function answering(...answers: Answer[]): Promise<Provisioning> {
  const { provisioning } = await connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: 'eu-west-1'
    }),
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    { requestHandler: new FakeService(answers), maxAttempts: 1 }
  );
  return provisioning;
}

const s3Refusal = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`
});

describe('inspecting', () => {
  it('reports as unknown what it may not inspect, and names the IAM action', async () => {
    const denied = s3Refusal(403, 'AccessDenied');
    const provisioning = await answering(
      { status: 403 },
      denied,
      denied,
      denied,
      // The listing that tells why.
      denied
    );
    const found = await provisioning.inspect(S3_PARTS);
    expect(found.map(({ state }) => state)).toEqual(Array(4).fill('unknown'));
    const texts = found.map(setupText).join(' ');
    // Names of buckets are shared by all accounts.
    expect(texts).toContain('which may belong to another account');
    for (const action of [
      's3:ListBucket',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketCORS',
      's3:GetLifecycleConfiguration'
    ]) {
      expect(texts).toContain(action);
    }
  });

  it('finds a bucket of which a policy allows only the prefix', async () => {
    const service = new FakeService(({ method, query }) =>
      method === 'HEAD' || query?.prefix !== 'team/'
        ? { status: 403 }
        : { body: '<ListBucketResult></ListBucketResult>' }
    );
    const { provisioning } = await connectAws(
      readConnection({
        name: 'test',
        bucket: 'photos',
        bucketRegion: 'eu-west-1',
        prefix: 'team/'
      }),
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      { requestHandler: service, maxAttempts: 1 }
    );
    const [bucket] = await provisioning.inspect(['bucket']);
    expect(bucket.state).toBe('ok');
  });

  it.each([301, 400])(
    'names the region of a bucket elsewhere, said by a bare %i',
    async status => {
      const provisioning = await answering({
        status,
        headers: { 'x-amz-bucket-region': 'us-west-2' }
      });
      const [found] = await provisioning.inspect(['bucket']);
      expect(found.state).toBe('unusable');
      expect(setupText(found)).toContain(
        'The bucket photos is in us-west-2, not in eu-west-1.'
      );
    }
  );

  it('does without what the engine does not know', async () => {
    const [found] = await (
      await answering(s3Refusal(501, 'NotImplemented'))
    ).inspect(['public-access-block']);
    expect(found.state).toBe('unsupported');
    const making = await answering(s3Refusal(501, 'NotImplemented'));
    expect(await making.make('cors')).toMatchObject({ state: 'unsupported' });
  });

  it('installs what it can of the lifecycle', async () => {
    const none = s3Refusal(404, 'NoSuchLifecycleConfiguration');
    const provisioning = await answering(
      none,
      none,
      s3Refusal(400, 'InvalidStorageClass'),
      {}
    );
    expect(await provisioning.make('lifecycle')).toMatchObject({
      state: 'unsupported'
    });
  });

  it('throws if it cannot inspect anything', async () => {
    const down = { status: 500 };
    await expect(
      (await answering(down, down)).inspect(['bucket', 'cors'])
    ).rejects.toMatchObject({ kind: 'Unreachable' });
    await expect(
      (await answering(refusal('ExpiredTokenException'))).inspect(['table'])
    ).rejects.toMatchObject({ kind: 'NotSignedIn' });
  });
});
