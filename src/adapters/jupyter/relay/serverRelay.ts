import type { ServerConnection } from '@jupyterlab/services';

import type { Connection } from '../../../domain/connection/connection';
import { sendToServer, serverRefusal } from '../serverRoute';

/** Each header of a relayed request has it before its name. What a browser or a proxy adds is then never sent. */
const SEND = 'X-Curation-Send-';

/** What whoever sends a request sets itself. */
const OF_THE_SENDER = ['host', 'content-length', 'user-agent'];

/**
 * Fetches from S3 and DynamoDB through the Jupyter server. A request is signed
 * as for the real host, whose address goes along in a header: no proxy on the
 * way changes it, and no log has it.
 *
 * It throws what the server says if it does not relay a request; Unreachable
 * if nobody answers.
 */
export function relayedFetch(
  settings: ServerConnection.ISettings,
  { bucket, table }: Pick<Connection, 'bucket' | 'table'>
): typeof fetch {
  return async (input, init = {}) => {
    const asked = new Request(input, init);
    const { method, url, signal } = asked;
    signal.throwIfAborted();
    const headers = new Headers({
      'Content-Type': 'application/octet-stream',
      'X-Curation-Target': url,
      // A name of other letters is none, and the server says so.
      'X-Curation-Bucket': encodeURIComponent(bucket),
      'X-Curation-Table': encodeURIComponent(table)
    });
    asked.headers.forEach((value, name) => {
      if (!OF_THE_SENDER.includes(name)) {
        headers.set(SEND + name, value);
      }
    });
    const answer = await sendToServer(
      asked.headers.has('x-amz-target') ? 'relay/dynamodb' : 'relay/s3',
      settings,
      {
        method,
        headers,
        signal,
        cache: 'no-store',
        priority: init.priority,
        // A stream would need HTTP/2, which Jupyter servers do not have.
        ...(method !== 'GET' &&
          method !== 'HEAD' && { body: await asked.arrayBuffer() })
      }
    );
    if (!answer.headers.has('X-Curation-Relayed')) {
      throw await serverRefusal(answer);
    }
    return answer;
  };
}

/** Whether an endpoint is one of the hosts that the server relays to, which are `scheme://host[:port]`. */
export function isRelayed(endpoint: string, hosts: readonly string[]): boolean {
  try {
    return hosts.includes(new URL(endpoint).origin);
  } catch {
    // It is AWS's own, which is empty, or no address.
    return false;
  }
}
