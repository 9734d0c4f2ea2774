/** @jest-environment node */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { connectAws } from '../../../../src/adapters/aws';
import { readConnection } from '../../../../src/domain/connection';

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

  it('can be given up', async () => {
    const ports = await connect(endpoint);
    const wish = new AbortController();
    const read = ports.images.read('a.jpg', wish.signal);
    wish.abort();
    await expect(read).rejects.toMatchObject({ kind: 'Cancelled' });
    ports.dispose();
  });

  it('is unreachable at once where nobody listens', async () => {
    // Port 9 (discard) has no listener on a computer of this century.
    const ports = await connect('http://127.0.0.1:9');
    await expect(ports.images.head('a.jpg')).rejects.toMatchObject({
      kind: 'Unreachable'
    });
    ports.dispose();
  });
});
