/** Bytes as a URL that a browser and `fetch` read without a server. */
export function dataUrl(bytes: Uint8Array, contentType: string): string {
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return `data:${contentType};base64,${btoa(binary)}`;
}
