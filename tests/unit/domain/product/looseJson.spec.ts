import {
  looseJsonText,
  parseLooseJson
} from '../../../../src/domain/product/looseJson';

const again = (text: string): string | undefined => {
  const value = parseLooseJson(text);
  return value === undefined ? undefined : looseJsonText(value);
};

it.each([
  '{"a":[1,-0.5,2E+3,true,false,null],"b":{},"c":[]}',
  '"\\"\\\\ \\u00e9"',
  '{"a":{"b":[[1.0]]}}',
  '[NaN,Infinity,-Infinity]',
  '-12345678901234567890.10'
])('keeps %s', text => {
  expect(again(text)).toBe(
    text.startsWith('"') ? JSON.stringify(JSON.parse(text)) : text
  );
});

it('reads spaces and the last of two fields with one name', () => {
  expect(again(' { "a" : 1 ,\n\t"b" : [ 2 , 3 ] , "a" : 4 }\r\n')).toBe(
    '{"a":4,"b":[2,3]}'
  );
});

it.each([
  '',
  ' ',
  '{',
  '[1,]',
  '{"a":1,}',
  '{"a"}',
  '{a:1}',
  '[1 2]',
  '01',
  '1.',
  '+1',
  '-',
  '-NaN',
  'nan',
  '"open',
  '"\\x"',
  '"a\nb"',
  '{} {}',
  'undefined'
])('refuses %j', text => {
  expect(parseLooseJson(text)).toBeUndefined();
});

it('refuses what is nested without end, instead of failing', () => {
  expect(parseLooseJson('['.repeat(500_000))).toBeUndefined();
});

it('reads a file of the largest size', () => {
  const text = `{"a":"${'x'.repeat(400_000)}","b":[${'1.0,'.repeat(100_000)}2]}`;
  expect(again(text)).toBe(text);
});
