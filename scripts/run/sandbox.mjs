import { inVenv } from '../paths.mjs';
import { sandboxEnvironment } from './cloud.mjs';
import { waitFor } from './waitFor.mjs';

/**
 * Starts the sandbox and waits until both ports answer. If this script is gone,
 * the sandbox ends by itself.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @param {object} options
 * @param {string} options.state - folder in which it stores its data
 * @param {number} options.s3Port
 * @param {number} options.dynamodbPort
 * @param {string[]} [options.origins] - of the pages that may use it; by default all of this computer
 * @returns its process
 */
export async function startSandbox(
  processes,
  { state, s3Port, dynamodbPort, origins = [] }
) {
  /** @type {string | undefined} */
  let ready;
  const child = processes.start(
    'sandbox',
    inVenv('python'),
    [
      ...['-m', 'jupyterlab_curation.sandbox', 'serve', '--state', state],
      ...['--s3-port', String(s3Port), '--dynamodb-port', String(dynamodbPort)],
      ...origins.flatMap(origin => ['--allow-origin', origin]),
      '--exit-with-input'
    ],
    {
      env: sandboxEnvironment({ s3Port, dynamodbPort }),
      holdsInput: true,
      onLine: line => {
        ready ??= line.startsWith('SANDBOX READY') ? line : undefined;
      }
    }
  );
  await waitFor('The sandbox', () => ready, child);
  return child;
}
