/**
 * The size of an item in bytes, as DynamoDB counts it: names and strings in
 * UTF-8, lists and maps with 3 bytes and 1 for each element, numbers with about
 * one byte for two digits (Developer Guide, "DynamoDB item sizes and formats").
 *
 * @param {Record<string, unknown>} item
 * @returns {number}
 */
export function itemSize(item) {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + utf8(name) + valueSize(value),
    0
  );
}

/**
 * @param {unknown} value
 * @returns {number}
 */
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
    return value.reduce((sum, element) => sum + 1 + valueSize(element), 3);
  }
  const map = /** @type {Record<string, unknown>} */ (value);
  return 3 + Object.keys(map).length + itemSize(map);
}

/** @param {string} text */
function utf8(text) {
  return Buffer.byteLength(text, 'utf8');
}
