/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import { FakeService } from '../fakeService';

it('hears the service’s clock in every answer, refusals too', async () => {
  const day = 86_400_000;
  const service = new FakeService([
    { status: 404, headers: { date: new Date(Date.now() + day).toUTCString() } }
  ]);
  const ports = await connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: 'eu-west-1'
    }),
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    { requestHandler: service }
  );
  expect(ports.clockOffset()).toBe(0);
  await ports.images.head('a');
  expect(Math.abs(ports.clockOffset() - day)).toBeLessThan(2000);
  ports.dispose();
});
