import { inVenv } from '../paths.mjs';
import { sandboxEnvironment } from './cloud.mjs';
import { waitFor } from './waitFor.mjs';

/**
 * Starts the sandbox and waits until both ports answer. It ends by itself
 * where this script is gone.
 *
 * @param state - folder that keeps what is in it
 * @param origins - of the pages that may use it; none means all of this computer
 * @returns its process
 */
export async function startSandbox(
  processes,
  { state, s3Port, dynamodbPort, origins = [] }
) {
  let ready;
  const child = processes.start(
    'sandbox',
    inVenv('python'),
    [
      ...['-m', 'jupyterlab_curation.sandbox', 'serve', '--state', state],
      ...['--s3-port', String(s3Port), '--dynamodb-port', String(dynamodbPort)],
      ...origins.flatMap(origin => ['--allow-origin', origin]),
      ...['--exit-with-parent', String(process.pid)]
    ],
    {
      env: sandboxEnvironment({ s3Port, dynamodbPort }),
      onLine: line => {
        ready ??= line.startsWith('SANDBOX READY') ? line : undefined;
      }
    }
  );
  await waitFor('The sandbox', () => ready, child);
  return child;
}
