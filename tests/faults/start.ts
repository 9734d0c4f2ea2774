import { startSandbox } from '../contracts/engine/sandbox';
import { requestsOf } from './matrix/cases';
import { CHANGES } from './matrix/changes';
import { engine, planOf } from './matrix/plan';
import { openStage } from './matrix/stage';

/**
 * Before the fault tests: a sandbox, unless the environment names an engine;
 * then each change is made once without a fault, and its requests go to the
 * suites through the environment.
 */
export default async function start(): Promise<void> {
  const { env } = process;
  const { changes, requests: met = /./ } = planOf(engine());
  if (!env.CURATION_S3_ENDPOINT) {
    const sandbox = await startSandbox();
    env.CURATION_S3_ENDPOINT = sandbox.s3Endpoint;
    env.CURATION_DYNAMODB_ENDPOINT = sandbox.dynamodbEndpoint;
    env.AWS_ACCESS_KEY_ID ??= 'sandbox';
    env.AWS_SECRET_ACCESS_KEY ??= 'sandbox';
  }
  const stage = await openStage(engine());
  const requests: Record<string, readonly string[]> = {};
  for (const change of CHANGES) {
    if (changes?.includes(change.name) ?? true) {
      const made = await requestsOf(stage, change);
      requests[change.name] = made.filter(name => met.test(name));
    }
  }
  env.CURATION_FAULTS_REQUESTS = JSON.stringify(requests);
}
