/** The SDK's own hash for where it runs; keyed with a secret it is an HMAC. */
export interface Sha256 {
  new (secret?: string | Uint8Array): {
    update(text: Uint8Array): void;
    digest(): Promise<Uint8Array>;
  };
}

const utf8 = new TextEncoder();

/**
 * The key for all requests of one day, region and service (Signature Version
 * 4, "Derive a signing key").
 *
 * @param scope - day as `20260131`, region, service, `aws4_request`
 */
export async function signingKey(
  hash: Sha256,
  secretAccessKey: string,
  scope: readonly string[]
): Promise<Uint8Array> {
  let key: Uint8Array = utf8.encode(`AWS4${secretAccessKey}`);
  for (const part of scope) {
    key = await digestOf(hash, part, key);
  }
  return key;
}

/**
 * The signature of a request in hexadecimal.
 *
 * @param before - algorithm, time and scope: what is signed before the request's own hash
 * @param request - the canonical request
 */
export async function signature(
  hash: Sha256,
  key: Uint8Array,
  before: readonly string[],
  request: string
): Promise<string> {
  const requestHash = hex(await digestOf(hash, request));
  return hex(await digestOf(hash, [...before, requestHash].join('\n'), key));
}

function digestOf(
  hash: Sha256,
  text: string,
  key?: Uint8Array
): Promise<Uint8Array> {
  const state = new hash(key);
  state.update(utf8.encode(text));
  return state.digest();
}

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += (byte < 16 ? '0' : '') + byte.toString(16);
  }
  return text;
}
