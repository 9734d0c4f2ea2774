import { checkName } from '../../../domain/product/names';

/**
 * A key as it stands in a URL's path: slashes stay, and every other byte but
 * `A-Z a-z 0-9 - . _ ~` is percent-encoded once (S3 API reference, "Signature
 * calculations", UriEncode).
 */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/%2F/g, '/')
    .replace(
      /[!'()*]/g,
      char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
    );
}

/** @throws Invalid if a browser would change the key in a URL, as it does with `/../` */
export function checkKey(key: string): void {
  key.split('/').forEach(part => checkName('key-part', part));
}
