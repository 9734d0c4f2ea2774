import type { FileKind } from '../../../../src/domain/images/fileKind';
import { fileKind } from '../../../../src/domain/images/fileKind';
import { imageTraits } from '../../../../src/domain/images/imageTraits';
import { boxedFile, imageFile } from '../../../fixtures/imageFiles';

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text, 'latin1'));

describe('the kind of a file', () => {
  it.each<[FileKind, Uint8Array]>([
    ['jpeg', imageFile('jpeg')],
    ['jpeg', imageFile('cmykJpeg')],
    ['png', imageFile('png')],
    ['png', imageFile('animatedPng')],
    ['gif', imageFile('gif')],
    ['webp', imageFile('webp')],
    ['tiff', imageFile('tiff')],
    ['bmp', imageFile('bmp')],
    ['heic', boxedFile('heic', 'mif1')],
    ['heic', boxedFile('mif1', 'heic')],
    ['heic', boxedFile('mif1', 'miaf')],
    ['avif', boxedFile('avif', 'mif1')],
    ['avif', boxedFile('mif1', 'avif', 'miaf')],
    ['video', boxedFile('isom', 'mp42')],
    ['tiff', bytesOf('MM\0*\0\0\0\b')],
    ['psd', bytesOf('8BPS\0\x01')],
    ['jxl', bytesOf('\xff\x0a\xfa')],
    ['jxl', bytesOf('\0\0\0\x0cJXL \r\n')],
    ['pdf', bytesOf('%PDF-1.7\n%\xe2\xe3')],
    ['zip', bytesOf('PK\x03\x04\x14\0')],
    ['svg', bytesOf('<?xml version="1.0"?>\n<svg xmlns="…">')],
    ['html', bytesOf('\xef\xbb\xbf\n<!DOCTYPE html><html>')],
    ['html', bytesOf('<html lang="ko">')],
    ['xml', bytesOf('<?xml version="1.0"?><Error><Code>AccessDenied')],
    ['json', bytesOf('{"detail": []}')],
    ['text', bytesOf('not an image')],
    ['text', Uint8Array.from(Buffer.from('그림이 아님\r\n'))],
    ['empty', new Uint8Array()]
  ])('is %s', (kind, bytes) => {
    expect(fileKind(bytes)).toBe(kind);
  });

  it('is unknown for other bytes, and for too few bytes', () => {
    expect(fileKind(Uint8Array.of(1, 2, 3, 250))).toBeUndefined();
    expect(fileKind(imageFile('png').subarray(0, 7))).toBeUndefined();
    expect(fileKind(bytesOf('\0\0\0\x18ftyp'))).toBe('video');
    expect(fileKind(bytesOf('RIFF\x01\0\0\0WAVE'))).toBeUndefined();
  });

  it('is recognised in the middle of a buffer', () => {
    const whole = Uint8Array.from([9, 9, 9, ...boxedFile('mif1', 'avif')]);
    expect(fileKind(whole.subarray(3))).toBe('avif');
  });
});

describe('an image', () => {
  it.each([
    ['animatedGif', 'gif'],
    ['animatedPng', 'png'],
    ['animatedWebp', 'webp']
  ] as const)('is animated as %s, but not as %s', (moving, still) => {
    expect(imageTraits(imageFile(moving)).animated).toBe(true);
    expect(imageTraits(imageFile(still)).animated).toBe(false);
  });

  it('is animated as an AVIF image sequence', () => {
    expect(imageTraits(boxedFile('avis', 'avif')).animated).toBe(true);
    expect(imageTraits(boxedFile('avif', 'mif1')).animated).toBe(false);
  });

  it('is not animated if bytes in a comment look like another frame', () => {
    const gif = Array.from(imageFile('gif'));
    const comment = [0x21, 0xfe, 4, 0x2c, 0x2c, 0x21, 0x2c, 0];
    const at = gif.indexOf(0x2c);
    const spoken = [...gif.slice(0, at), ...comment, ...gif.slice(at)];
    expect(imageTraits(Uint8Array.from(spoken)).animated).toBe(false);
  });

  it.each([
    ['jpeg', true],
    ['cmykJpeg', true],
    ['png', true],
    ['webp', true],
    // It is checked when it is decoded.
    ['gif', false],
    ['clearPng', false],
    ['clearWebp', false]
  ] as const)('%s is known to be opaque: %s', (name, opaque) => {
    expect(imageTraits(imageFile(name)).opaque).toBe(opaque);
  });

  it('is not known to be opaque if a PNG has a tRNS chunk', () => {
    const png = Buffer.from(imageFile('png'));
    const data = png.indexOf('IDAT') - 4;
    const clear = Buffer.from('\0\0\0\x01tRNS\0\0\0\0\0', 'latin1');
    const both = [png.subarray(0, data), clear, png.subarray(data)];
    expect(imageTraits(Buffer.concat(both)).opaque).toBe(false);
  });

  it.each([
    'animatedGif',
    'animatedPng',
    'animatedWebp',
    'clearWebp',
    'jpeg'
  ] as const)('causes no error if %s is cut off at any byte', name => {
    const whole = imageFile(name);
    for (let length = 0; length < whole.length; length++) {
      expect(imageTraits(whole.subarray(0, length)).kind).not.toBe('pdf');
    }
  });
});
