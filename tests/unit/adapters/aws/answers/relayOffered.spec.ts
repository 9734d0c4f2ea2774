import { translate } from '../../../../../src/adapters/aws/answers/errors';
import { isUnanswered } from '../../../../../src/adapters/aws/answers/errorKinds';
import { readSdkError } from '../../../../../src/adapters/aws/answers/sdkError';
import { Unreachable } from '../../../../../src/domain/errors';
import { asProblem } from '../../../../../src/words/errors';
import { PLAIN } from '../../../../../src/words/trans';

const ENDPOINT = 'http://minio.storage:9000';

function remedyIf(relays?: (endpoint: string) => boolean): string | undefined {
  const error = translate(new TypeError('Failed to fetch'), {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::photos/a.jpg',
    service: {
      kind: 'bucket',
      name: 'photos',
      region: 'us-east-1',
      endpoint: ENDPOINT
    },
    relays
  });
  return asProblem(error, PLAIN).remedy;
}

it('a browser that may not read is offered the relay, if the server has listed the host', () => {
  expect(remedyIf(endpoint => endpoint === ENDPOINT)).toContain(
    'The Jupyter server can relay the requests: tick'
  );
  expect(remedyIf(() => false)).toContain('CORS rule');
  expect(remedyIf()).toContain('CORS rule');
});

it('a relay without an answer is tried again, one that refuses is not', () => {
  const silent = new Unreachable('server-silent', {});
  expect(isUnanswered(readSdkError(silent))).toBe(true);
  expect(translate(silent, {} as never)).toBe(silent);
  expect(isUnanswered(readSdkError(new Error('Other')))).toBe(false);
});
