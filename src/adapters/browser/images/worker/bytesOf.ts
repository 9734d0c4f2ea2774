export async function bytesOf(
  blob: Pick<Blob, 'arrayBuffer'>
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
