import { checkName } from '../../../domain/product/names';

/**
 * Percent-encodes as signatures do: every byte but `A-Z a-z 0-9 - . _ ~`
 * (S3 API reference, "Signature calculations", UriEncode).
 */
export function encodePart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  );
}

/** A key as a URL's path has it: slashes stay, the rest is encoded once. */
export function encodeKey(key: string): string {
  return key.split('/').map(encodePart).join('/');
}

/** @throws Invalid for a key that browsers change on its way, as one with `/../` in it */
export function checkKey(key: string): void {
  key.split('/').forEach(part => checkName('key-part', part));
}
