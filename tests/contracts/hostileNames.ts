/** File names that broke a program somewhere. Each is another key. */
export const HOSTILE_NAMES = [
  'plain.jpg',
  'two  spaces .jpg',
  'plus+sign.jpg',
  '(parens) [brackets] {braces}.jpg',
  '100%.jpg',
  '100%25.jpg',
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
  '...jpg'
] as const;
