import { jpegSize } from '../../../../src/domain/images/jpegSize';
import { onItsSide } from '../../../e2e/support/jpeg';
import { imageFile } from '../../../fixtures/imageFiles';

it('is what the header says, whatever stands before it', () => {
  expect(jpegSize(imageFile('jpeg'))).toEqual({ width: 48, height: 32 });
  // Other kinds of frames, and the profile's segment before.
  expect(jpegSize(imageFile('cmykJpeg'))).toEqual({ width: 32, height: 32 });
  expect(jpegSize(imageFile('displayP3Jpeg'))).toEqual({
    width: 32,
    height: 32
  });
});

it('is as stored, though a camera was held otherwise', () => {
  const turned = onItsSide(Buffer.from(imageFile('jpeg')));
  expect(jpegSize(turned)).toEqual({ width: 48, height: 32 });
});

it.each([
  ['ends early', imageFile('jpeg').subarray(0, 60)],
  ['ends in its frame', Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 1)],
  ['is empty', new Uint8Array()],
  ['is no JPEG', imageFile('png')],
  [
    'measures nothing',
    Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 0, 0, 9, 3)
  ]
])('is not known of what %s', (_, bytes) => {
  expect(jpegSize(bytes)).toBeUndefined();
});
