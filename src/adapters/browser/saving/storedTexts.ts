import type { TypedText } from '../../../domain/edits/typedText';
import { readTypedText } from '../../../domain/edits/typedText';
import type { TypedTexts } from '../../../ports/saving/typedTexts';

const PREFIX = 'jupyterlab-curation:typed\n';
/** The most texts that are read. A person has a few at the most. */
const MOST = 100;

/** In local storage, because only that has stored a text when the key's event ends. */
export class StoredTexts implements TypedTexts {
  /** @param _owner - the connection and the person */
  constructor(
    private readonly _owner: string,
    private readonly _storage: () => Storage = () => window.localStorage
  ) {}

  read(): readonly TypedText[] {
    return (
      this._tried(storage =>
        Object.keys(storage)
          .filter(key => key.startsWith(this._keyOf('')))
          .slice(0, MOST)
          .flatMap(key => parsed(storage.getItem(key)) ?? [])
      ) ?? []
    );
  }

  keep(name: string, text: TypedText): void {
    this._tried(storage =>
      storage.setItem(this._keyOf(name), JSON.stringify(text))
    );
  }

  forget(name: string): void {
    this._tried(storage => storage.removeItem(this._keyOf(name)));
  }

  private _keyOf(name: string): string {
    return `${PREFIX}${this._owner}\n${name}`;
  }

  /** Storage may be blocked or full. The text then lasts as long as the page. */
  private _tried<T>(act: (storage: Storage) => T): T | undefined {
    try {
      return act(this._storage());
    } catch (error) {
      console.warn('What is typed is kept in this page only.', error);
      return undefined;
    }
  }
}

function parsed(text: string | null): TypedText | undefined {
  try {
    return readTypedText(JSON.parse(text ?? 'null'));
  } catch {
    return undefined;
  }
}
