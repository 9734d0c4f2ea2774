import type { ServerConnection } from '@jupyterlab/services';

import { PageIds } from '../../adapters/browser/connection/pageIds';
import { ServerSample } from '../../adapters/jupyter/serverSample';
import {
  runSandbox,
  sampleIsFilled
} from '../../adapters/jupyter/serverSandbox';
import { fillSample } from '../../app/jobs/fillSample';
import { NotSupported, Unreachable } from '../../domain/errors';
import type { SampleSteps } from '../../desk/jobs/sample/sampleJob';
import { connectSignedIn } from '../connection/connectSignedIn';

/** How this page and its server open the sample. @param connect - replaced by tests */
export function sampleSteps(
  serverSettings: ServerConnection.ISettings,
  connect = connectSignedIn
): SampleSteps {
  return {
    run: () => runSandbox(serverSettings),
    async fill(connection, tell) {
      const tree = await ServerSample.of(serverSettings);
      const { aws, clock } = await connect(
        connection,
        undefined,
        serverSettings,
        'upkeep'
      );
      try {
        const { provisioning, catalogue, images } = aws;
        let reached = false;
        tell({ products: 0, of: tree.size });
        await fillSample(
          { provisioning, catalogue, images, tree, prefix: connection.prefix },
          {
            now: () => clock.now(),
            ids: new PageIds(),
            onProgress: ({ products }) => {
              reached ||= products > 0;
              tell({ products, of: tree.size });
            }
          }
        ).catch(error => {
          throw reached ? error : asElsewhere(error);
        });
        await sampleIsFilled(serverSettings);
      } finally {
        aws.dispose();
      }
    }
  };
}

/**
 * The server has just reached the sandbox. With a port that is forwarded to it,
 * it looks to the page like this computer, and only the page's requests tell.
 */
function asElsewhere(error: unknown): unknown {
  return error instanceof Unreachable && error.code === 'service-silent'
    ? new NotSupported('sample-elsewhere', {}, { cause: error })
    : error;
}
