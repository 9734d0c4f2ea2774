import { startSandbox } from '../contracts/engine/sandbox';
import { requestsOf } from './matrix/cases';
import { CHANGES } from './matrix/changes';
import { engine, planOf } from './matrix/plan';
import { openTestBed } from './matrix/testBed';

/**
 * Runs before the fault tests. It starts a sandbox unless the environment names
 * an engine. Then it makes each change once without a fault and passes the
 * requests to the suites through the environment.
 */
export default async function start(): Promise<void> {
  const { env } = process;
  const { changes, requests: met = /./ } = planOf(engine());
  if (!env.CURATION_S3_ENDPOINT) {
    const sandbox = await startSandbox();
    env.CURATION_S3_ENDPOINT = sandbox.s3Endpoint;
    env.CURATION_DYNAMODB_ENDPOINT = sandbox.dynamodbEndpoint;
    env.AWS_ACCESS_KEY_ID = sandbox.accessKeyId;
    env.AWS_SECRET_ACCESS_KEY = 'sandbox';
  }
  const bed = await openTestBed(engine());
  const requests: Record<string, readonly string[]> = {};
  for (const change of CHANGES) {
    if (changes?.includes(change.name) ?? true) {
      const made = await requestsOf(bed, change);
      requests[change.name] = made.filter(name => met.test(name));
    }
  }
  env.CURATION_FAULTS_REQUESTS = JSON.stringify(requests);
}
