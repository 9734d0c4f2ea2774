/** Bytes of the head of a message, and of the picture that may follow. */
const MOST_HEAD = 64_000;
const MOST_BODY = 4_000_000;

/** A message: what it says, and the bytes that follow. */
export interface Frame {
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: Uint8Array;
}

/** A message as bytes: the length of its head (4 bytes), the head as JSON, its body. */
export function frameOf(
  head: object,
  body: Uint8Array = new Uint8Array()
): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify({ ...head, bytes: body.length }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return [length, text, body];
}

/** Finds messages in what comes out of a pipe. */
export class FrameReader {
  private _chunks: Buffer[] = [];
  private _length = 0;
  private _wanted = 4;
  private _head: Frame['head'] | undefined;
  private _inHead = false;

  /** @throws Error for what is no message, or a larger one than is read */
  *read(chunk: Buffer): Generator<Frame> {
    this._chunks.push(chunk);
    this._length += chunk.length;
    while (this._length >= this._wanted) {
      const all = Buffer.concat(this._chunks);
      const part = all.subarray(0, this._wanted);
      const rest = all.subarray(this._wanted);
      this._chunks = [rest];
      this._length = rest.length;
      if (this._head !== undefined) {
        yield { head: this._head, body: new Uint8Array(part) };
        this._head = undefined;
        this._wanted = 4;
      } else if (this._inHead) {
        this._inHead = false;
        this._head = JSON.parse(part.toString()) as Frame['head'];
        this._wanted = checked(this._head.bytes, MOST_BODY);
      } else {
        this._inHead = true;
        this._wanted = checked(part.readUInt32BE(), MOST_HEAD);
      }
    }
  }
}

function checked(length: unknown, most: number): number {
  if (typeof length !== 'number' || !(length >= 0 && length <= most)) {
    throw new Error('It is no message of the process that makes pictures.');
  }
  return length;
}
