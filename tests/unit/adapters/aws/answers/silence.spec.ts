/** @jest-environment node */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand } from '@aws-sdk/client-s3';

import { connectAws } from '../../../../../src/adapters/aws';
import { makeClients } from '../../../../../src/adapters/aws/connection/clients';
import { readConnection } from '../../../../../src/domain/connection/connection';

interface Configured {
  httpHandlerConfigs(): { readonly requestTimeout?: number };
}

describe('an engine that does not answer', () => {
  let server: Server;
  let endpoint: string;
  beforeAll(async () => {
    server = createServer(() => undefined);
    await new Promise<void>(listening =>
      server.listen(0, '127.0.0.1', listening)
    );
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const connect = (s3Endpoint: string) =>
    connectAws(
      readConnection({
        name: 'test',
        bucket: 'photos',
        bucketRegion: 'eu-west-1',
        pathStyle: true,
        s3Endpoint
      }),
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      { requestHandler: { requestTimeout: 50 }, maxAttempts: 1 }
    );

  it('is unreachable after the time-out, by its endpoint', async () => {
    const ports = await connect(endpoint);
    await expect(ports.images.read('a.jpg')).rejects.toMatchObject({
      kind: 'Unreachable',
      message: expect.stringContaining(endpoint)
    });
    ports.dispose();
  });

  it('is waited for longer in S3', async () => {
    const { s3, backgroundS3, dynamodb } = makeClients(
      readConnection({
        name: 'test',
        bucket: 'photos',
        bucketRegion: 'eu-west-1',
        s3Endpoint: 'http://127.0.0.1:9',
        dynamodbEndpoint: 'http://127.0.0.1:9'
      }),
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      { maxAttempts: 1 },
      { now: () => 0, random: () => 0, sleep: async () => undefined }
    );
    // The handlers know their options from the first request on.
    await Promise.allSettled([
      s3.send(new ListBucketsCommand()),
      backgroundS3.send(new ListBucketsCommand()),
      dynamodb.send(new ListTablesCommand())
    ]);
    expect(
      [s3, backgroundS3, dynamodb].map(
        ({ config }) =>
          (config.requestHandler as unknown as Configured).httpHandlerConfigs()
            .requestTimeout
      )
    ).toEqual([120_000, 120_000, 20_000]);
  });

  it('can be given up', async () => {
    const ports = await connect(endpoint);
    const wish = new AbortController();
    const read = ports.images.read('a.jpg', wish.signal);
    wish.abort();
    await expect(read).rejects.toMatchObject({ kind: 'Cancelled' });
    ports.dispose();
  });

  it('is unreachable at once if nobody listens', async () => {
    // Port 9 (discard) has no listener on a computer of this century.
    const ports = await connect('http://127.0.0.1:9');
    await expect(ports.images.head('a.jpg')).rejects.toMatchObject({
      kind: 'Unreachable'
    });
    ports.dispose();
  });
});
