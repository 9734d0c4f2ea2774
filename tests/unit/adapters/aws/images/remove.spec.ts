/** @jest-environment node */
import type { Answer } from '../fakeService';
import { FakeService } from '../fakeService';
import { portsOn } from './portsOn';

const HEAD: Answer = { headers: { etag: '"abc"' } };

describe('removing an object', () => {
  it('is under its ETag, since it may be written between the look and the removal', async () => {
    const service = new FakeService([
      HEAD,
      {
        status: 412,
        headers: { 'content-type': 'application/xml' },
        body: '<Error><Code>PreconditionFailed</Code></Error>'
      }
    ]);
    const { images } = await portsOn(service);
    expect(await images.remove('a/b.jpg', '"abc"')).toBe('changed');
    expect(service.requests.map(({ method }) => method)).toEqual([
      'HEAD',
      'DELETE'
    ]);
    expect(service.requests[1].headers['if-match']).toBe('"abc"');
  });

  it('is not requested if the key has other bytes or none', async () => {
    const service = new FakeService([HEAD, { status: 404 }]);
    const { images } = await portsOn(service);
    expect(await images.remove('a/b.jpg', '"old"')).toBe('changed');
    expect(await images.remove('a/b.jpg', '"abc"')).toBe('removed');
    expect(service.requests.map(({ method }) => method)).toEqual([
      'HEAD',
      'HEAD'
    ]);
  });
});
