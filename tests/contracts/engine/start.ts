import { startSandbox, stopSandbox } from './sandbox';

/**
 * Before the contract suites: the engine of the environment, or a sandbox of
 * our own; what it can do goes to the suites through the environment.
 */
export default async function start(): Promise<void> {
  const { env } = process;
  if (!env.CURATION_S3_ENDPOINT && !env.CURATION_DYNAMODB_ENDPOINT) {
    const sandbox = await startSandbox();
    env.CURATION_S3_ENDPOINT = sandbox.s3Endpoint;
    env.CURATION_DYNAMODB_ENDPOINT = sandbox.dynamodbEndpoint;
    env.AWS_ACCESS_KEY_ID ??= 'sandbox';
    env.AWS_SECRET_ACCESS_KEY ??= 'sandbox';
  }
  // Only now: its clients read the environment when they are loaded.
  const { capabilitiesOf } = await import('./capabilities');
  try {
    env.CURATION_CAPABILITIES = (await capabilitiesOf()).join(',');
  } catch (error) {
    // Jest ends here, without its teardown.
    await stopSandbox();
    throw error;
  }
}
