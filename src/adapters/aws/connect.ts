import type { Connection } from '../../domain/connection/connection';
import type { Credentials } from '../../ports/connection/credentials';
import type { Effects } from './answers/effects';
import type { AwsOptions, AwsPorts } from './connection/awsPorts';
import { bucketOf } from './connection/bucket';
import { awsCatalogue } from './catalogue/catalogue';
import { makeClients } from './connection/clients';
import { hashedOnce } from './connection/hashedOnce';
import { countS3, countTable } from './connection/countRequests';
import { directPut } from './images/direct/directPut';
import { awsImageStore } from './images/imageStore';
import { awsProvisioning } from './provisioning/provisioning';
import { retryBy } from './answers/retryRequests';
import { Preflights } from './connection/preflights';
import { StoreFeatures } from './connection/storeFeatures';
import { ServerClock } from './answers/serverClock';
import { tableOf } from './connection/table';

/** In the same chunk: a page that needs it, over plain HTTP, has the SDK too. */
export { scriptMac } from './connection/scriptMac';

/** Wires the adapters of this folder for one connection; see `connectAws`. */
export function connect(
  connection: Connection,
  credentials: Credentials,
  options: AwsOptions
): AwsPorts {
  const local = options.now ?? (() => Date.now());
  const clock = new ServerClock(local);
  const effects: Effects = {
    now: () => local() + clock.offset,
    random: options.random ?? (() => Math.random()),
    sleep:
      options.sleep ?? (ms => new Promise(resolve => setTimeout(resolve, ms))),
    relays: options.relays,
    doubt: () => {
      const server = options.serverOffset?.();
      return server === undefined ? undefined : clock.offset - server;
    }
  };
  let throttled = 0;
  const clients = makeClients(
    connection,
    credentials,
    options,
    effects,
    () => throttled++
  );
  const { s3, backgroundS3, dynamodb } = clients;
  [s3, backgroundS3, dynamodb].forEach(client => clock.listenTo(client));
  [s3, backgroundS3].forEach(client => hashedOnce(client));
  const { count } = options;
  if (count) {
    const preflights = options.inBrowser ? new Preflights(local) : undefined;
    [s3, backgroundS3].forEach(client => countS3(client, count, preflights));
    countTable(dynamodb, count);
  }
  const features = new StoreFeatures(connection.s3Endpoint);
  const direct = options.directPuts
    ? directPut({
        s3,
        name: connection.bucket,
        retry: retryBy(clients.retries),
        now: effects.now
      })
    : undefined;
  const bucket = bucketOf(connection, clients, effects, features, direct);
  const table = tableOf(connection, clients, effects);
  return {
    catalogue: awsCatalogue(table),
    images: awsImageStore(bucket, options.partBytes),
    background: {
      images: awsImageStore(
        bucketOf(
          connection,
          { ...clients, s3: backgroundS3 },
          effects,
          features
        )
      ),
      retry: retryBy(clients.backgroundRetries)
    },
    provisioning: awsProvisioning(bucket, table, {
      prefix: connection.prefix,
      cors: options,
      archiveAfterDays: options.archiveAfterDays,
      tableProtection: options.tableProtection
    }),
    clockOffset: () => clock.offset,
    throttled: () => throttled,
    dispose: () => clients.close()
  };
}
