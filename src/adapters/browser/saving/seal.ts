import { canonicalText } from '../../../domain/edits/canonicalText';
import type { Mac } from '../../../ports/saving/mac';

/** Who stores something, and where. What one of them stored is not another's. */
export interface Writer {
  /** The connection and the person's name. */
  readonly owner: string;
  /** Who is signed in, see `principalOf`. */
  readonly principal: string;
  /** Of the Jupyter server: the servers of a hub share one origin. */
  readonly baseUrl: string;
}

/** What is stored beside a value to tell who stored it. */
export interface SealMark {
  readonly principal: string;
  readonly baseUrl: string;
  /** HMAC-SHA-256 over the value, its name, and all that the mark says. */
  readonly mac: string;
}

/** The first line of what is signed. Another use of the key begins otherwise. */
const LABEL = 'jupyterlab-curation journal 1';

/**
 * Marks what a page leaves in the browser's storage, and tells what it left from
 * what others did. Every script of the origin can write there, but only a
 * signed-in page gets the key.
 */
export class Seal {
  /**
   * @param outlivesPage - whether the next page gets the same key; without a
   * server that keeps one, a page can tell only what it stored itself
   */
  constructor(
    private readonly _mac: Mac,
    readonly writer: Writer,
    readonly outlivesPage: boolean
  ) {}

  /**
   * @param kind - what the value is used as
   * @param name - what it is stored under
   */
  async mark(kind: string, name: string, value: unknown): Promise<SealMark> {
    const { owner, principal, baseUrl } = this.writer;
    const mac = await this._sign(kind, name, value, owner, this.writer);
    return { principal, baseUrl, mac };
  }

  /**
   * Whether a page with this key stored the value: the writer's, or an earlier
   * one's, as the mark says.
   */
  async isGenuine(
    kind: string,
    name: string,
    value: unknown,
    owner: string,
    mark: SealMark
  ): Promise<boolean> {
    return mark.mac === (await this._sign(kind, name, value, owner, mark));
  }

  /** Whether a genuine value is the writer's own. */
  isMine(owner: string, { principal, baseUrl }: SealMark): boolean {
    const { writer } = this;
    return (
      owner === writer.owner &&
      principal === writer.principal &&
      baseUrl === writer.baseUrl
    );
  }

  /** Tells whether a value has changed since. */
  async fingerprint(value: unknown): Promise<string> {
    return this._sign('fingerprint', '', value, '', this.writer);
  }

  private async _sign(
    kind: string,
    name: string,
    value: unknown,
    owner: string,
    { principal, baseUrl }: Pick<SealMark, 'principal' | 'baseUrl'>
  ): Promise<string> {
    const { text, bytes } = canonicalText(value);
    const hashes: string[] = [];
    for (const part of bytes) {
      hashes.push(await this._mac.hash(part));
    }
    const head = [LABEL, kind, name, owner, principal, baseUrl];
    return this._mac.sign([JSON.stringify(head), text, ...hashes].join('\n'));
  }
}

/** @returns undefined if it is no mark */
export function readMark(value: unknown): SealMark | undefined {
  const { principal, baseUrl, mac } = (value ?? {}) as Record<string, unknown>;
  return typeof principal === 'string' &&
    typeof baseUrl === 'string' &&
    typeof mac === 'string'
    ? { principal, baseUrl, mac }
    : undefined;
}
