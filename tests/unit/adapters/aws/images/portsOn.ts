import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { Answer } from '../fakeService';
import { FakeService } from '../fakeService';

/** Ports that ask a service once for each request. An answer stands for a service with only this one. */
export function portsOn(service: FakeService | Answer): Promise<AwsPorts> {
  return connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: 'eu-west-1'
    }),
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    {
      requestHandler:
        service instanceof FakeService ? service : new FakeService([service]),
      maxAttempts: 1
    }
  );
}
