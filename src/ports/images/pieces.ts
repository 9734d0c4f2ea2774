/** A file that is open and is read piece by piece, since memory has no room for it. */
export interface Pieces {
  /** Size in bytes, when it was opened. */
  readonly length: number;
  /**
   * Some bytes of it, in any order.
   *
   * @param from - the first byte
   * @param to - the byte after the last one
   * @throws Invalid `local-file-unreadable`, or `local-file-changed` if it ends before
   */
  piece(from: number, to: number): Promise<Uint8Array>;
  /** @throws Invalid `local-file-changed` if it is not what it was when it was opened */
  check(): Promise<void>;
}

/** The bytes of a file: in memory, or read from it as they are needed. Both have a length. */
export type Content = Uint8Array | Pieces;

export function inMemory(content: Content): content is Uint8Array {
  return !('piece' in content);
}
