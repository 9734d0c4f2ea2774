import { explainedSilence } from '../../../../src/desk/connection/explainedSilence';
import { readConnection } from '../../../../src/domain/connection/connection';
import type { Silence } from '../../../../src/domain/connection/silence';
import type { Service } from '../../../../src/domain/errorFacts';
import { NotAllowed, Unreachable } from '../../../../src/domain/errors';
import type { ResourceFinding } from '../../../../src/ports/jobs/provisioning';
import { asProblem } from '../../../../src/words/errors';
import { setupSentence } from '../../../../src/words/jobs/setup';
import { PLAIN } from '../../../../src/words/trans';

const BUCKET: Service = {
  kind: 'bucket',
  name: 'images',
  region: 'eu-west-1',
  endpoint: 'https://minio:9000'
};
const TABLE: Service = { ...BUCKET, kind: 'table', name: 'T', endpoint: '' };

function silent(
  resource: ResourceFinding['resource'],
  service: Service
): ResourceFinding {
  const error = new Unreachable('service-silent', { service });
  return {
    resource,
    state: 'unknown',
    found: { code: 'failed', error },
    unreachable: true
  };
}

function explained(
  findings: readonly ResourceFinding[] | Error,
  whys: Readonly<Record<string, Silence>>
) {
  const asked: string[] = [];
  const provisioning = explainedSilence(
    {
      inspect: async () => {
        if (findings instanceof Error) {
          throw findings;
        }
        return findings;
      },
      make: async () => silent('bucket', BUCKET)
    },
    {
      connection: readConnection({
        name: 'a',
        bucket: 'images',
        bucketRegion: 'eu-west-1',
        s3Endpoint: 'https://minio:9000',
        pathStyle: true
      }),
      page: 'https://hub.example.org/user/a/lab',
      why: async address => {
        asked.push(address);
        return whys[address];
      }
    }
  );
  return { provisioning, asked };
}

it('each service says why it is silent, and is asked once', async () => {
  const { provisioning, asked } = explained(
    [silent('bucket', BUCKET), silent('cors', BUCKET), silent('table', TABLE)],
    {
      'https://minio:9000': 'cors',
      'https://dynamodb.eu-west-1.amazonaws.com': 'policy'
    }
  );
  const found = await provisioning.inspect();
  const [bucket, cors, table] = found.map(
    finding => setupSentence(finding, PLAIN).text
  );
  expect(bucket).toContain('https://hub.example.org');
  expect(cors).toBe(bucket);
  expect(table).toContain('Content-Security-Policy');
  expect(setupSentence(found[2], PLAIN).remedy).toContain(
    'https://dynamodb.eu-west-1.amazonaws.com to connect-src'
  );
  expect(asked).toHaveLength(2);
});

it.each<[Silence, string]>([
  ['policy', 'Content-Security-Policy'],
  ['mixed', 'came over https'],
  ['cors', '(CORS)'],
  ['network', 'cannot be reached']
])('%s reads unlike the others', async (why, words) => {
  const { provisioning } = explained(
    new Unreachable('service-silent', { service: BUCKET }),
    { 'https://minio:9000': why }
  );
  const error = await provisioning.inspect().catch((thrown: unknown) => thrown);
  expect(asProblem(error, PLAIN)).toMatchObject({
    kind: 'Unreachable',
    text: expect.stringContaining(words)
  });
});

it('other errors stay what they are, and nobody is asked', async () => {
  const refused = new NotAllowed('account-refused', {
    service: BUCKET,
    reason: 'No',
    said: ''
  });
  const { provisioning, asked } = explained(refused, {});
  await expect(provisioning.inspect()).rejects.toBe(refused);
  expect(asked).toEqual([]);
});
