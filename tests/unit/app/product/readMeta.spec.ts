import { readMeta } from '../../../../src/app/product/readMeta';
import { DEFAULT_META_PATHS } from '../../../../src/domain/board/metaPaths';
import { TooLarge } from '../../../../src/domain/errors';
import { MemoryImageStore } from '../../../support/memory';

const ADDRESS = {
  mainCategory: 'TOP',
  subCategory: 1005,
  productId: 'SKU1'
};

/** What is read of a file with these bytes. */
async function read(bytes: Uint8Array): Promise<object> {
  const images = new MemoryImageStore();
  images.seed('TOP/1005/SKU1/meta.json', bytes);
  return readMeta({ images, prefix: '' }, ADDRESS, DEFAULT_META_PATHS);
}

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, char => char.charCodeAt(0));

/** `{"name":"셔츠"}` */
const SHIRT = '{"name":"\uc154\uce20"}';
const wide = (text: string, bigEndian = false): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap(char => {
      const code = char.charCodeAt(0);
      const bytes = [code & 0xff, code >> 8];
      return bigEndian ? bytes.reverse() : bytes;
    })
  );

it.each<[string, Uint8Array, string]>([
  ['UTF-8', new TextEncoder().encode(SHIRT), 'utf-8'],
  ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${SHIRT}`), 'utf-8'],
  ['CP949', latin1('{"name":"\xbc\xc5\xc3\xf7"}'), 'cp949'],
  [
    'UTF-16, as a console of Windows writes it',
    wide(`\ufeff${SHIRT}`),
    'utf-16'
  ],
  ['UTF-16 without a mark', wide(SHIRT), 'utf-16'],
  ['UTF-16, big-endian', wide(`\ufeff${SHIRT}`, true), 'utf-16']
])('reads %s', async (_, bytes, encoding) => {
  expect(await read(bytes)).toMatchObject({
    kind: 'meta',
    encoding,
    text: SHIRT,
    meta: { name: '\uc154\uce20' }
  });
});

it('shows what it can of another encoding, and says that it is none that it knows', async () => {
  expect(await read(latin1('{"name":"Shirt \xe9"}'))).toMatchObject({
    kind: 'meta',
    encoding: undefined,
    meta: { name: 'Shirt \ufffd' }
  });
});

it('reads no file of more than 1 MB', async () => {
  const reading = read(new Uint8Array(1_000_001).fill(0x20));
  await expect(reading).rejects.toBeInstanceOf(TooLarge);
});
