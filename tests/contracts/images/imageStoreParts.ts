import { Invalid } from '../../../src/domain/errors';
import type { Pieces } from '../../../src/ports/images/pieces';
import type { TestWith } from '../engine/capabilities';
import type { ImageStoreFixture } from './imageStore';

/** Bytes of a part: the fewest that S3 takes. */
export const PART = 5 * 1024 * 1024;

/** Two whole parts and some of a third one. */
const LENGTH = 2 * PART + 1000;

/** No two parts alike, and none that a shift makes of another. */
export function bytesOf(seed: number, length = LENGTH): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 997) {
    bytes[at] = (at / 997 + seed) % 251;
  }
  return bytes;
}

/** A file, and what happens when some of it is read or it is checked. */
export function piecesOf(
  bytes: Uint8Array,
  {
    onPiece = async () => undefined,
    check = async () => undefined
  }: {
    readonly onPiece?: (from: number) => Promise<void>;
    readonly check?: Pieces['check'];
  } = {}
): Pieces {
  return {
    length: bytes.length,
    async piece(from, to) {
      await onPiece(from);
      return bytes.slice(from, to);
    },
    check
  };
}

/** Files that are sent in parts. */
export function partsContract(
  given: () => {
    readonly fixture: ImageStoreFixture;
    readonly product: string;
  },
  itIf: TestWith
): void {
  describe('a file in pieces', () => {
    const expectNothingLeft = async (): Promise<void> => {
      const { fixture } = given();
      expect((await fixture.unfinished?.()) ?? []).toEqual([]);
    };
    const expectFree = async (key: string): Promise<void> => {
      expect(await given().fixture.images.head(key)).toBeUndefined();
      await expectNothingLeft();
    };
    const expectBytes = async (
      key: string,
      bytes: Uint8Array
    ): Promise<void> => {
      const stored = await given().fixture.images.read(key);
      expect(Buffer.compare(stored ?? new Uint8Array(), bytes)).toBe(0);
    };

    it('is stored whole, and is known again', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/detail/한 +.png`;
      const bytes = bytesOf(1);
      const create = (): Promise<unknown> =>
        images.create(key, piecesOf(bytes), 'image/png');
      expect(await create()).toBe('created');
      await expectBytes(key, bytes);
      expect((await fixture.contentType?.(key)) ?? 'image/png').toBe(
        'image/png'
      );
      expect(await create()).toBe('same');
      // However it was sent.
      expect(await images.create(key, bytes, 'image/png')).toBe('same');
      await expectNothingLeft();
    });

    it('is known again if it was sent in one request', async () => {
      const { fixture, product } = given();
      const key = `${product}/detail/a.png`;
      const bytes = bytesOf(2);
      await fixture.seed(key, bytes);
      const { images } = fixture;
      expect(await images.create(key, piecesOf(bytes), 'image/png')).toBe(
        'same'
      );
    });

    it('of one part is stored too', async () => {
      const { fixture, product } = given();
      const key = `${product}/detail/a.png`;
      const bytes = bytesOf(3, 1000);
      await fixture.images.create(key, piecesOf(bytes), 'image/png');
      await expectBytes(key, bytes);
    });

    it('compares with what is there', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/detail/a.png`;
      const bytes = bytesOf(4);
      const compared = async (with_: Uint8Array): Promise<string[]> => [
        await images.compare(key, with_),
        await images.compare(key, piecesOf(with_))
      ];
      expect(await compared(bytes)).toEqual(['missing', 'missing']);
      await images.create(key, piecesOf(bytes), 'image/png');
      expect(await compared(bytes)).toEqual(['same', 'same']);
      expect(await compared(bytesOf(5))).toEqual(['different', 'different']);
      expect(await compared(bytes.slice(1))).toEqual([
        'different',
        'different'
      ]);
    });

    it('leaves a taken key, without a part being sent', async () => {
      const { fixture, product } = given();
      const key = `${product}/detail/a.png`;
      await fixture.seed(key, bytesOf(6));
      const pieces = piecesOf(bytesOf(7));
      expect(await fixture.images.create(key, pieces, 'image/png')).toBe(
        'taken'
      );
      await expectBytes(key, bytesOf(6));
      await expectNothingLeft();
    });

    it('leaves a key that somebody takes while it is sent', async () => {
      const { fixture, product } = given();
      const key = `${product}/detail/a.png`;
      const theirs = bytesOf(8, 1000);
      let seeded: Promise<void> | undefined;
      const pieces = piecesOf(bytesOf(9), {
        onPiece: () => (seeded ??= fixture.seed(key, theirs))
      });
      const outcome = await fixture.images.create(key, pieces, 'image/png');
      expect(outcome).toBe('taken');
      await expectBytes(key, theirs);
      await expectNothingLeft();
    });

    it.each(['local-file-changed', 'local-file-unreadable'] as const)(
      'is not there if it fails with %s in the middle',
      async code => {
        const { fixture, product } = given();
        const key = `${product}/detail/a.png`;
        const pieces = piecesOf(bytesOf(10), {
          onPiece: async () => {
            throw new Invalid(code, { file: 'a.png' });
          }
        });
        await expect(
          fixture.images.create(key, pieces, 'image/png')
        ).rejects.toMatchObject({ code });
        await expectFree(key);
      }
    );

    it('is not there if it changed when all parts were sent', async () => {
      const { fixture, product } = given();
      const key = `${product}/detail/a.png`;
      const pieces = piecesOf(bytesOf(11), {
        check: async () => {
          throw new Invalid('local-file-changed', { file: 'a.png' });
        }
      });
      await expect(
        fixture.images.create(key, pieces, 'image/png')
      ).rejects.toMatchObject({ code: 'local-file-changed' });
      await expectFree(key);
    });

    it('takes the place of an object that was found, with its tags', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/detail/a.png`;
      await fixture.seed(key, bytesOf(12, 1000));
      const { etag = '' } = (await images.head(key)) ?? {};
      const pieces = piecesOf(bytesOf(13));
      expect(await images.replace(key, pieces, 'image/png', '"other"')).toBe(
        'changed'
      );
      expect(await images.replace(key, pieces, 'image/png', etag)).toBe(
        'replaced'
      );
      await expectBytes(key, bytesOf(13));
      // As after a lost answer.
      expect(await images.replace(key, pieces, 'image/png', etag)).toBe(
        'replaced'
      );
      await expectNothingLeft();
    });

    itIf('object-tags')('keeps the tags of what it replaces', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/detail/a.png`;
      await fixture.seed(key, bytesOf(14, 1000));
      await images.setTags(key, { team: 'b c' });
      const { etag = '' } = (await images.head(key)) ?? {};
      await images.replace(key, piecesOf(bytesOf(15)), 'image/png', etag);
      expect(await images.tags(key)).toEqual({ team: 'b c' });
    });

    itIf('object-tags')(
      'keeps tags that somebody sets while it is sent',
      async () => {
        const { fixture, product } = given();
        const { images } = fixture;
        const key = `${product}/detail/a.png`;
        await fixture.seed(key, bytesOf(16, 1000));
        await images.setTags(key, { team: 'a' });
        const { etag = '' } = (await images.head(key)) ?? {};
        const check = (): Promise<void> => images.setTags(key, { team: 'b' });
        await images.replace(
          key,
          piecesOf(bytesOf(17), { check }),
          'image/png',
          etag
        );
        expect(await images.tags(key)).toEqual({ team: 'b' });
      }
    );
  });
}
