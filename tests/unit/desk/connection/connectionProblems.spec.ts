import { connectionProblems } from '../../../../src/desk/connection/connectionProblems';
import { Unreachable } from '../../../../src/domain/errors';
import type {
  Resource,
  ResourceFinding
} from '../../../../src/ports/jobs/provisioning';
import { PLAIN } from '../../../../src/words/trans';

const silent = (resource: Resource): ResourceFinding => ({
  resource,
  state: 'unknown',
  unreachable: true,
  found: {
    code: 'failed',
    error: new Unreachable('network-silent', {
      service: {
        kind: 'bucket',
        name: 'images',
        region: 'eu-west-1',
        endpoint: 'https://minio:9000'
      },
      origin: 'https://minio:9000'
    })
  }
});

it('a bucket that does not answer is said once, though two things were asked of it', async () => {
  const problems = await connectionProblems(
    { inspect: async () => [silent('bucket'), silent('object-tags')] },
    PLAIN
  );
  expect(problems).toHaveLength(1);
  expect(problems[0].text).toContain('The bucket images cannot be reached');
});
