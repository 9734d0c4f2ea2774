/**
 * Bytes of an item as DynamoDB counts them: names and texts in UTF-8, lists
 * and maps with 3 bytes and 1 for each element, numbers with about a byte for
 * two digits (Developer Guide, "DynamoDB item sizes and formats").
 */
export function itemSize(item) {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + utf8(name) + valueSize(value),
    0
  );
}

function valueSize(value) {
  switch (typeof value) {
    case 'string':
      return utf8(value);
    case 'number':
      return Math.ceil(String(Math.abs(value)).length / 2) + 1;
    case 'boolean':
      return 1;
  }
  if (value === null) {
    return 1;
  }
  if (Array.isArray(value)) {
    return value.reduce((sum, part) => sum + 1 + valueSize(part), 3);
  }
  return 3 + Object.keys(value).length + itemSize(value);
}

function utf8(text) {
  return Buffer.byteLength(text, 'utf8');
}
