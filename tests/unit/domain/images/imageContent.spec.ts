import { imageContent } from '../../../../src/domain/images/imageContent';
import { boxedFile, imageFile } from '../../../fixtures/imageFiles';

const WHOLE = [
  ['jpeg', 'image/jpeg'],
  ['cmykJpeg', 'image/jpeg'],
  ['displayP3Jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['animatedGif', 'image/gif'],
  ['png', 'image/png'],
  ['animatedPng', 'image/png'],
  ['webp', 'image/webp'],
  ['animatedWebp', 'image/webp'],
  ['bmp', 'image/bmp']
] as const;

describe('the content of an image file', () => {
  it.each(WHOLE)('%s is %s', (name, mediaType) => {
    expect(imageContent(imageFile(name))).toEqual({ mediaType });
  });

  it.each(WHOLE)('%s is cut off if its last third is missing', name => {
    const bytes = imageFile(name);
    const part = bytes.subarray(0, Math.floor((bytes.length * 2) / 3));
    expect(imageContent(part)).toMatchObject({ problem: 'cut-off' });
  });

  it('is whole if a program wrote something behind its end', () => {
    const padded = Uint8Array.of(...imageFile('jpeg'), 0, 0, 1, 2, 3);
    expect(imageContent(padded)).toEqual({ mediaType: 'image/jpeg' });
  });

  it('is not whole because a thumbnail in its metadata ends', () => {
    const exif = [...Buffer.from('Exif\0\0'), 0xff, 0xd8, 0xff, 0xd9];
    const bytes = imageFile('jpeg');
    const cut = Uint8Array.of(
      ...[0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2],
      ...exif,
      ...bytes.subarray(2, bytes.length - 2)
    );
    expect(imageContent(cut)).toEqual({ problem: 'cut-off', kind: 'jpeg' });
  });

  it('of AVIF has all its boxes', () => {
    const head = boxedFile('avif');
    const box = [0, 0, 0, 12, ...Buffer.from('mdat'), 1, 2, 3, 4];
    const whole = Uint8Array.of(...head, ...box);
    expect(imageContent(whole)).toEqual({ mediaType: 'image/avif' });
    expect(imageContent(whole.subarray(0, -1))).toMatchObject({
      problem: 'cut-off'
    });
  });

  it.each([
    ['tiff', imageFile('tiff')],
    ['heic', boxedFile('heic')],
    ['html', new TextEncoder().encode('<html>')],
    ['empty', new Uint8Array()],
    [undefined, Uint8Array.of(1, 2, 3)]
  ])('is no image that browsers show if it is %s', (kind, bytes) => {
    expect(imageContent(bytes)).toEqual({ problem: 'not-shown', kind });
  });
});
