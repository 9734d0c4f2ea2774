import { startSandbox, stopSandbox } from './sandbox';

/**
 * Runs before the contract suites. Uses the engine that the environment names,
 * or starts a sandbox, and passes its capabilities on through the environment.
 */
export default async function start(): Promise<void> {
  const { env } = process;
  if (!env.CURATION_S3_ENDPOINT && !env.CURATION_DYNAMODB_ENDPOINT) {
    const sandbox = await startSandbox();
    env.CURATION_S3_ENDPOINT = sandbox.s3Endpoint;
    env.CURATION_DYNAMODB_ENDPOINT = sandbox.dynamodbEndpoint;
    env.AWS_ACCESS_KEY_ID = sandbox.accessKeyId;
    env.AWS_SECRET_ACCESS_KEY = 'sandbox';
  }
  // Imported here because its clients read the environment when they are loaded.
  const { capabilitiesOf } = await import('./capabilities');
  try {
    env.CURATION_CAPABILITIES = (await capabilitiesOf()).join(',');
  } catch (error) {
    // Jest ends here without its teardown.
    await stopSandbox();
    throw error;
  }
}
