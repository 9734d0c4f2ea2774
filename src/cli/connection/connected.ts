import { connectAws } from '../../adapters/aws';
import type { AwsOptions, AwsPorts } from '../../adapters/aws';
import { NodeCredentials } from '../../adapters/aws/connection/nodeCredentials';
import { MOST_LANES } from '../../domain/jobs/lanes';
import type { Connection } from '../../domain/connection/connection';

/** Connections kept open at a time: as many as migration sends files. */
const SOCKETS = MOST_LANES;

/**
 * Does something with a connection's ports and closes them, whatever comes of it.
 *
 * @param signal - if it is aborted, requests are no longer repeated for minutes
 */
export async function connected<Result>(
  connection: Connection,
  signal: AbortSignal,
  act: (ports: AwsPorts) => Promise<Result>,
  options: Pick<AwsOptions, 'tableProtection' | 'pageOrigin'> = {}
): Promise<Result> {
  const ports = await connectAws(
    connection,
    new NodeCredentials(connection.profile),
    {
      ...options,
      patient: signal,
      directPuts: true,
      requestHandler: {
        httpAgent: { maxSockets: SOCKETS },
        httpsAgent: { maxSockets: SOCKETS }
      }
    }
  );
  try {
    return await act(ports);
  } finally {
    ports.dispose();
  }
}
