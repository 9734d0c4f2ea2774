/** An attribute of an item as DynamoDB's requests have it. */
type Attribute = Readonly<Record<string, unknown>>;

const { CURATION_DYNAMODB_ENDPOINT, CURATION_REGION, CURATION_SANDBOX_KEY } =
  process.env as Record<string, string>;

/** The SDK's smallest number that it refuses is larger than this; DynamoDB's largest has 126 digits. */
const LARGEST = '9.9E125';

/**
 * Puts an item without the SDK, which loses an attribute named `__proto__`. Other
 * programs can write one.
 *
 * @throws Error if the table refuses it
 */
export async function putRaw(
  table: string,
  item: Readonly<Record<string, unknown>>
): Promise<void> {
  const response = await fetch(CURATION_DYNAMODB_ENDPOINT, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.PutItem',
      // The sandbox looks at the key and checks no signature.
      authorization: `AWS4-HMAC-SHA256 Credential=${CURATION_SANDBOX_KEY}/20260101/${CURATION_REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`
    },
    body: JSON.stringify({ TableName: table, Item: mapOf(item) })
  });
  if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
  }
}

/** Each name becomes a field of its own, `__proto__` too. */
function mapOf(
  fields: Readonly<Record<string, unknown>>
): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, attributeOf(value)])
  );
}

function attributeOf(value: unknown): Attribute {
  if (value === null) {
    return { NULL: true };
  }
  if (Array.isArray(value)) {
    return { L: value.map(attributeOf) };
  }
  if (value instanceof Uint8Array) {
    return { B: Buffer.from(value).toString('base64') };
  }
  if (value instanceof Set) {
    const all = [...value] as (string | number)[];
    return all.every(one => typeof one === 'number')
      ? { NS: all.map(String) }
      : { SS: all };
  }
  switch (typeof value) {
    case 'string':
      // No table has half of a character.
      return { S: Buffer.from(value).toString() };
    case 'number':
      return { N: Math.abs(value) < 1e125 ? String(value) : LARGEST };
    case 'boolean':
      return { BOOL: value };
    default:
      return { M: mapOf(value as Readonly<Record<string, unknown>>) };
  }
}
