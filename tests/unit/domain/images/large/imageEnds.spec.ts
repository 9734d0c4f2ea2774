import { imageContent } from '../../../../../src/domain/images/imageContent';
import { imageContentOfEnds } from '../../../../../src/domain/images/large/imageEnds';
import { boxedFile, imageFile } from '../../../../fixtures/imageFiles';

/** What a file is by two ends of this many bytes. */
function byEnds(bytes: Uint8Array, end = 64): unknown {
  return imageContentOfEnds(
    bytes.length,
    bytes.subarray(0, end),
    bytes.subarray(Math.max(0, bytes.length - end))
  );
}

const KINDS = ['jpeg', 'gif', 'png', 'webp', 'bmp'] as const;

describe('the content of a large image file, by its ends', () => {
  it.each(KINDS)('of %s is that of the whole file', name => {
    const bytes = imageFile(name);
    expect(byEnds(bytes)).toEqual(imageContent(bytes));
    expect(byEnds(bytes)).toHaveProperty('mediaType');
  });

  it.each(KINDS)('of %s is cut off without its last third', name => {
    const bytes = imageFile(name);
    const part = bytes.subarray(0, Math.floor((bytes.length * 2) / 3));
    expect(byEnds(part)).toMatchObject({ problem: 'cut-off', kind: name });
  });

  it('of a file of boxes ends where they end', () => {
    const data = [0, 0, 0, 100, ...Buffer.from('mdat'), ...new Uint8Array(92)];
    const bytes = Uint8Array.of(...boxedFile('avif'), ...data);
    expect(byEnds(bytes)).toEqual(imageContent(bytes));
    expect(byEnds(bytes.subarray(0, bytes.length - 1))).toMatchObject({
      problem: 'cut-off'
    });
  });

  it('is nothing that browsers show if it begins like something else', () => {
    const text = new TextEncoder().encode('<html>'.repeat(100));
    expect(byEnds(text)).toEqual({ problem: 'not-shown', kind: 'html' });
  });
});
