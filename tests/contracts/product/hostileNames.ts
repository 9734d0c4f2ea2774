/** File names that broke some program. Each is a key of its own. */
export const HOSTILE_NAMES = [
  'plain.jpg',
  'two  spaces .jpg',
  ' space first.jpg',
  'plus+sign.jpg',
  '(parens) [brackets] {braces}.jpg',
  '100%.jpg',
  '100%25.jpg',
  'slash%2Fencoded.jpg',
  '%2e%2e%2fup.jpg',
  'hash#fragment.jpg',
  'question?mark=1&b=2.jpg',
  `quotes'and"double.jpg`,
  'a;b,c:d@e$f!g*h~i_j=k.jpg',
  'back\\slash<angle>|pipe^caret`tick.jpg',
  '상의 앞면.jpg'.normalize('NFC'),
  '상의 앞면.jpg'.normalize('NFD'),
  'é.jpg'.normalize('NFC'),
  'é.jpg'.normalize('NFD'),
  '👕🏽 셔츠.jpg',
  'UPPER.JPG',
  'photo.webp',
  'no\u00a0break\u200bzero\u2028line.png',
  '...jpg'
] as const;

/** Product ids and main categories of the same kind. */
export const HOSTILE_PARTS = [
  'SKU #1+2%2F?x=1&y',
  `it's "so" 100%`,
  '상품 1'.normalize('NFC'),
  '상품 1'.normalize('NFD'),
  '👕',
  '...'
] as const;

/** Names that cannot be part of a key, because browsers change them in a URL. */
export const REFUSED_NAMES = [
  '',
  '.',
  '..',
  'a/b.jpg',
  'a/../b.jpg',
  'nul\u0000.jpg',
  'line\nbreak.jpg',
  'delete\u007f.jpg',
  'half a pair \ud83d.jpg'
] as const;
