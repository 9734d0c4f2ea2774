import type { Choices } from '../../../../src/domain/board/choices';
import type { Limits } from '../../../../src/domain/board/limits';
import { DEFAULT_LIMITS } from '../../../../src/domain/board/limits';
import { checkPictures } from '../../../../src/domain/board/pictureChecks';
import type { Slot } from '../../../../src/domain/board/slots';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import type { ImagePath } from '../../../../src/domain/images/image';
import type { PictureFacts } from '../../../../src/domain/images/pictureFacts';
import { alikeInFolders } from '../../../../src/domain/images/pictureFacts';
import { MEASURES } from '../../../fixtures/pictureMeasures';
import { checkText } from '../../../../src/words/board/checks';
import { PLAIN } from '../../../../src/words/trans';

const sharp = (
  hash: string,
  more: Partial<PictureFacts> = {}
): PictureFacts => ({
  width: 800,
  height: 1000,
  measures: { ...MEASURES, hash: hash.repeat(16) },
  ...more
});

function said(
  choices: Choices,
  facts: Readonly<Record<string, PictureFacts | null>>,
  limits: Limits = DEFAULT_LIMITS,
  slots: readonly Slot[] = DEFAULT_SLOTS
): readonly string[] {
  const known = new Map(
    Object.entries(facts) as [ImagePath, PictureFacts | null][]
  );
  const alike = alikeInFolders(known, limits.alike ?? 0);
  return checkPictures(choices, slots, { facts: known, alike }, limits).map(
    check => {
      expect(check).toMatchObject({ level: 'look', ok: false });
      return checkText(check, PLAIN);
    }
  );
}

const FRONT: Choices = { front: ['detail/a.jpg'] };

it('an image of 50 x 50 pixels as front is named with its size', () => {
  const facts = { 'detail/a.jpg': sharp('1', { width: 50, height: 50 }) };
  expect(said(FRONT, facts)).toEqual([
    'Front is small: 50 × 50, at least 300 px a side are wanted'
  ]);
});

it('the shorter side counts, and a slot may have a limit of its own', () => {
  const facts = { 'detail/a.jpg': sharp('1', { width: 250, height: 2000 }) };
  expect(said(FRONT, facts)).toHaveLength(1);
  const slots = DEFAULT_SLOTS.map(slot => ({ ...slot, minSide: 250 }));
  expect(said(FRONT, facts, DEFAULT_LIMITS, slots)).toEqual([]);
  expect(said(FRONT, facts, { ...DEFAULT_LIMITS, minSide: undefined })).toEqual(
    []
  );
});

it('a blurred picture is named, if blur is checked', () => {
  const measures = { ...MEASURES, blur: 0.9 };
  const facts = { 'detail/a.jpg': sharp('1', { measures }) };
  expect(said(FRONT, facts)).toEqual(['Front looks blurred: a.jpg']);
  expect(said(FRONT, facts, { ...DEFAULT_LIMITS, blur: undefined })).toEqual(
    []
  );
});

it('the same file under two names in one folder is named', () => {
  const facts = {
    'detail/a.jpg': sharp('1'),
    'detail/b.jpg': sharp('e'),
    'detail/c.jpg': sharp('1')
  };
  expect(said(FRONT, facts)).toEqual([
    'detail/a.jpg and detail/c.jpg show the same picture'
  ]);
});

it('the same picture in two folders is named only if both are chosen; text never is', () => {
  const facts = {
    'detail/a.jpg': sharp('1'),
    'summary/a.jpg': sharp('1'),
    'text/x.jpg': sharp('5'),
    'text/y.jpg': sharp('5')
  };
  expect(said(FRONT, facts)).toEqual([]);
  expect(said({ ...FRONT, back: ['summary/a.jpg'] }, facts)).toEqual([
    'detail/a.jpg and summary/a.jpg show the same picture'
  ]);
});

it('a garment in another colour is another picture', () => {
  const red = { ...MEASURES, hash: '1'.repeat(16), colour: 'a04040' };
  const facts = {
    'detail/a.jpg': sharp('1'),
    'detail/b.jpg': sharp('1', { measures: red })
  };
  expect(said(FRONT, facts)).toEqual([]);
});

it('what is not known yet, or cannot be known, is said', () => {
  const choices: Choices = { ...FRONT, back: ['detail/b.jpg'] };
  expect(said(choices, {})).toEqual([
    'Size and sharpness not checked yet: Front and Back'
  ]);
  expect(
    said(choices, { 'detail/a.jpg': sharp('1'), 'detail/b.jpg': null })
  ).toEqual(['Size and sharpness not checked, for lack of a picture: Back']);
});
