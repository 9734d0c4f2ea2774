import { jpegSize } from '../../../../../src/domain/images/header/jpegSize';
import { onItsSide } from '../../../../e2e/support/jpeg';
import { imageFile } from '../../../../fixtures/imageFiles';

it('reads the size from the frame header, whatever comes before it', () => {
  expect(jpegSize(imageFile('jpeg'))).toEqual({ width: 48, height: 32 });
  // Other kinds of frames, and a colour profile before the frame.
  expect(jpegSize(imageFile('cmykJpeg'))).toEqual({ width: 32, height: 32 });
  expect(jpegSize(imageFile('displayP3Jpeg'))).toEqual({
    width: 32,
    height: 32
  });
});

it('returns the stored size, whatever the orientation of the camera was', () => {
  const turned = onItsSide(Buffer.from(imageFile('jpeg')));
  expect(jpegSize(turned)).toEqual({ width: 48, height: 32 });
});

it.each([
  ['ends early', imageFile('jpeg').subarray(0, 60)],
  [
    'ends inside its frame header',
    Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 1)
  ],
  ['is empty', new Uint8Array()],
  ['is not a JPEG', imageFile('png')],
  [
    'has a height of 0',
    Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 0, 0, 9, 3)
  ]
])('returns undefined if the file %s', (_, bytes) => {
  expect(jpegSize(bytes)).toBeUndefined();
});
