/** A number as the file has it: `1.0` stays `1.0`, and a long integer stays whole. */
export interface JsonNumber {
  readonly number: string;
}

/** Fields in the order of the file. Their names come from outside, so that they are keys of a Map. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

export type JsonValue =
  string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;

/** How deep lists and objects may be nested. */
const DEEPEST = 100;

/**
 * Reads JSON, and also `NaN`, `Infinity` and `-Infinity`, which other programs
 * write for numbers that JSON does not have.
 *
 * @returns undefined if the text is something else
 */
export function parseLooseJson(text: string): JsonValue | undefined {
  try {
    return new Reader(text).all();
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** A value as compact JSON, with its numbers as they were. */
export function looseJsonText(value: JsonValue): string {
  if (isList(value)) {
    return `[${value.map(looseJsonText).join(',')}]`;
  }
  if (isObject(value)) {
    const fields = [...value].map(
      ([name, field]) => `${JSON.stringify(name)}:${looseJsonText(field)}`
    );
    return `{${fields.join(',')}}`;
  }
  return isNumber(value) ? value.number : JSON.stringify(value);
}

export function isObject(value: unknown): value is JsonObject {
  return value instanceof Map;
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isNumber(value: JsonValue): value is JsonNumber {
  return typeof value === 'object' && value !== null && 'number' in value;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|-?Infinity|NaN/y;
const WORD = /true|false|null/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null]
]);

/** Goes through a text once. A text that is not JSON ends it with a SyntaxError. */
class Reader {
  private _at = 0;

  constructor(private readonly _text: string) {}

  all(): JsonValue {
    const value = this._value(0);
    if (this._at < this._text.length) {
      throw new SyntaxError();
    }
    return value;
  }

  private _value(depth: number): JsonValue {
    if (depth > DEEPEST) {
      throw new SyntaxError();
    }
    this._take(SPACE);
    const value = this._bare(depth);
    this._take(SPACE);
    return value;
  }

  private _bare(depth: number): JsonValue {
    switch (this._text[this._at]) {
      case '"':
        return this._string();
      case '[':
        return this._list(depth);
      case '{':
        return this._object(depth);
    }
    const word = this._take(WORD);
    if (word !== '') {
      return WORDS.get(word) ?? null;
    }
    const number = this._take(NUMBER);
    if (number === '') {
      throw new SyntaxError();
    }
    return { number };
  }

  private _list(depth: number): JsonValue {
    const values: JsonValue[] = [];
    this._each(']', () => values.push(this._value(depth + 1)));
    return values;
  }

  private _object(depth: number): JsonValue {
    const fields = new Map<string, JsonValue>();
    this._each('}', () => {
      const name = this._string();
      this._take(SPACE);
      this._expect(':');
      fields.set(name, this._value(depth + 1));
    });
    return fields;
  }

  /** Entries with commas between them, up to the end of a list or an object. */
  private _each(end: string, entry: () => void): void {
    this._at++;
    this._take(SPACE);
    if (this._text[this._at] === end) {
      this._at++;
      return;
    }
    for (;;) {
      entry();
      if (this._text[this._at] === end) {
        this._at++;
        return;
      }
      this._expect(',');
      this._take(SPACE);
    }
  }

  private _string(): string {
    const from = this._at;
    this._expect('"');
    while (this._text[this._at] !== '"') {
      if (this._at >= this._text.length) {
        throw new SyntaxError();
      }
      this._at += this._text[this._at] === '\\' ? 2 : 1;
    }
    this._at++;
    return JSON.parse(this._text.slice(from, this._at)) as string;
  }

  private _expect(char: string): void {
    if (this._text[this._at] !== char) {
      throw new SyntaxError();
    }
    this._at++;
  }

  /** What matches here, empty if nothing does. */
  private _take(token: RegExp): string {
    token.lastIndex = this._at;
    const found = token.exec(this._text)?.[0] ?? '';
    this._at += found.length;
    return found;
  }
}
