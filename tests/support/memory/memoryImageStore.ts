import { Invalid, NotFound, TooLarge } from '../../../src/domain/errors';
import { checkName } from '../../../src/domain/product/names';
import {
  checkPackKey,
  checkRecordKey
} from '../../../src/domain/product/objectKey';
import { PACK_TYPE } from '../../../src/domain/images/pack/pack';
import type { VersionLock } from '../../../src/domain/jobs/reason';
import { inMemory } from '../../../src/ports/images/pieces';
import type { Content } from '../../../src/ports/images/pieces';
import type { Tags } from '../../../src/domain/edits/tags';
import type {
  ContentComparison,
  CopyOutcome,
  CreateOutcome,
  ImageStore,
  ObjectHead,
  ObjectSummary,
  PrefixChild,
  ObjectVersion,
  RemoveOutcome,
  ReplaceOutcome,
  Versioning
} from '../../../src/ports/images/imageStore';
import { sameValue } from '../../../src/domain/itemValues';
import { keyOrder } from './memoryTable';

interface StoredObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly etag: string;
  readonly tags: Tags;
  /** ms since the epoch. */
  readonly lastModified: number;
}

interface Version {
  readonly id: string;
  readonly object: StoredObject | undefined;
}

/** Images in memory. Signed URLs carry the bytes themselves. */
export class MemoryImageStore implements ImageStore {
  private readonly objects = new Map<string, StoredObject>();
  /** The versions of each key, the oldest first; an entry without an object is a delete marker. */
  private readonly history = new Map<string, Version[]>();
  private readonly locks = new Map<string, VersionLock>();
  private keeps: Versioning = 'off';

  /** @param now - when objects are written, in ms since the epoch */
  constructor(private readonly now: () => number = () => Date.now()) {}

  /** From now on versions are kept. */
  keepVersions(): void {
    this.keeps = 'on';
    for (const [key, object] of this.objects) {
      this.history.set(key, [{ id: 'null', object }]);
    }
  }

  /** Locks one version of a key, or all that it has or will have. */
  lock(key: string, lock: VersionLock, version?: string): void {
    this.locks.set(lockName(key, version), lock);
  }

  /** Puts an object under a key, free or taken, as another program would. */
  seed(
    key: string,
    bytes: Uint8Array,
    contentType = 'image/jpeg',
    lastModified = this.now()
  ): void {
    const object = {
      lastModified,
      bytes: bytes.slice(),
      contentType,
      etag: etagOf(bytes),
      tags: {}
    };
    this.objects.set(key, object);
    this.addVersion(key, object);
  }

  /** Removes an object, as another program would. */
  lose(key: string): void {
    this.objects.delete(key);
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const found = this.objects.get(key);
    const version = this.history.get(key)?.at(-1)?.id;
    // Some engines name no version of an object that was written without versions.
    return version === undefined || version === 'null'
      ? found && headOf(found)
      : found && { ...headOf(found), version };
  }

  async read(
    key: string,
    _signal?: AbortSignal,
    most = Infinity
  ): Promise<Uint8Array | undefined> {
    const bytes = this.objects.get(key)?.bytes.slice();
    if (bytes && bytes.length > most) {
      throw new TooLarge('object-too-large', { resource: key, limit: most });
    }
    return bytes;
  }

  async compare(key: string, content: Content): Promise<ContentComparison> {
    const there = this.objects.get(key);
    return there === undefined
      ? 'missing'
      : sameValue(there.bytes, await bytesOf(content))
        ? 'same'
        : 'different';
  }

  async tags(key: string): Promise<Tags | undefined> {
    const found = this.objects.get(key);
    return found && { ...found.tags };
  }

  async sign(keys: readonly string[]): Promise<readonly string[]> {
    keys.forEach(key =>
      key.split('/').forEach(part => checkName('key-part', part))
    );
    return keys.map(key => {
      const found = this.objects.get(key);
      const { contentType = 'application/octet-stream', bytes = [] } =
        found ?? {};
      return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
    });
  }

  async *list(prefix: string): AsyncGenerator<ObjectSummary> {
    if (!prefix.endsWith('/')) {
      throw new Invalid('prefix-open', { prefix });
    }
    const keys = [...this.objects.keys()]
      .filter(key => key.startsWith(prefix))
      .sort(keyOrder);
    for (const key of keys) {
      const found = this.objects.get(key);
      if (found) {
        yield { key, ...headOf(found) };
      }
    }
  }

  async *children(prefix: string): AsyncGenerator<PrefixChild> {
    if (prefix !== '' && !prefix.endsWith('/')) {
      throw new Invalid('prefix-open', { prefix });
    }
    const keys = [...this.objects.keys()].filter(key => key.startsWith(prefix));
    const deeper = keys
      .map(key => key.slice(prefix.length).split('/'))
      .filter(parts => parts.length > 1)
      .map(([name]) => name);
    for (const folder of [...new Set(deeper)].sort(keyOrder)) {
      yield { folder };
    }
    for (const key of keys.sort(keyOrder)) {
      const found = this.objects.get(key);
      if (found && !key.slice(prefix.length).includes('/')) {
        yield { object: { key, ...headOf(found) } };
      }
    }
  }

  async remove(key: string, ifMatch: string): Promise<RemoveOutcome> {
    const found = this.objects.get(key);
    if (found && found.etag !== ifMatch) {
      return 'changed';
    }
    this.objects.delete(key);
    if (found && this.keeps === 'on') {
      this.addVersion(key, undefined);
      return 'hidden';
    }
    return 'removed';
  }

  async versioning(): Promise<Versioning> {
    return this.keeps;
  }

  async versions(key: string): Promise<readonly ObjectVersion[]> {
    return [...(this.history.get(key) ?? [])]
      .reverse()
      .map(({ id, object }) => ({
        id,
        isMarker: object === undefined,
        etag: object?.etag ?? '',
        bytes: object?.bytes.length ?? 0,
        lastModified: object?.lastModified ?? this.now()
      }));
  }

  async lockOf(key: string, version: string): Promise<VersionLock | undefined> {
    return this.locks.get(key) ?? this.locks.get(lockName(key, version));
  }

  async removeVersion(
    key: string,
    version: string
  ): Promise<VersionLock | undefined> {
    const all = this.history.get(key) ?? [];
    const gone = all.find(({ id }) => id === version);
    const lock = gone?.object && (await this.lockOf(key, version));
    if (lock) {
      return lock;
    }
    const rest = all.filter(one => one !== gone);
    this.history.set(key, rest);
    const latest = rest.at(-1)?.object;
    if (latest) {
      this.objects.set(key, latest);
    } else {
      this.objects.delete(key);
    }
    return undefined;
  }

  private addVersion(key: string, object: StoredObject | undefined): void {
    if (this.keeps === 'on') {
      const all = this.history.get(key) ?? [];
      this.history.set(key, [...all, { id: `v${all.length + 1}`, object }]);
    }
  }

  async replace(
    key: string,
    content: Content,
    contentType: string,
    ifMatch: string
  ): Promise<ReplaceOutcome> {
    const bytes = await bytesOf(content);
    const found = this.objects.get(key);
    if (found && sameValue(found.bytes, bytes)) {
      return 'replaced';
    }
    if (found?.etag !== ifMatch) {
      return 'changed';
    }
    const { tags } = found;
    this.seed(key, bytes, contentType);
    await this.setTags(key, tags);
    return 'replaced';
  }

  async create(
    key: string,
    content: Content,
    contentType: string
  ): Promise<CreateOutcome> {
    const bytes = await bytesOf(content);
    const there = this.objects.get(key);
    if (there) {
      return sameValue(there.bytes, bytes) ? 'same' : 'taken';
    }
    this.seed(key, bytes, contentType);
    return 'created';
  }

  async putPack(
    key: string,
    bytes: Uint8Array,
    replaces: string | undefined
  ): Promise<string | undefined> {
    checkPackKey(key);
    return this.putOver(key, bytes, PACK_TYPE, replaces);
  }

  async putRecord(
    key: string,
    bytes: Uint8Array,
    replaces: string | undefined
  ): Promise<string | undefined> {
    checkRecordKey(key);
    return this.putOver(key, bytes, 'application/json', replaces);
  }

  private putOver(
    key: string,
    bytes: Uint8Array,
    contentType: string,
    replaces: string | undefined
  ): string | undefined {
    const there = this.objects.get(key);
    const etag = etagOf(bytes);
    if (there?.etag !== replaces && there?.etag !== etag) {
      return undefined;
    }
    this.seed(key, bytes, contentType);
    return etag;
  }

  async copy(from: string, to: string): Promise<CopyOutcome> {
    const source = this.objects.get(from);
    const there = this.objects.get(to);
    if (source === undefined) {
      return 'missing';
    }
    if (there) {
      return there.etag === source.etag ? 'copied' : 'taken';
    }
    this.objects.set(to, { ...source, tags: {}, lastModified: this.now() });
    return 'copied';
  }

  async setTags(key: string, tags: Tags): Promise<void> {
    const found = this.objects.get(key);
    if (found === undefined) {
      throw new NotFound('object-missing', { resource: key });
    }
    this.objects.set(key, { ...found, tags: { ...tags } });
  }
}

function lockName(key: string, version: string | undefined): string {
  return version === undefined ? key : `${key}?versionId=${version}`;
}

function headOf({ etag, bytes, lastModified }: StoredObject): ObjectHead {
  return { etag, bytes: bytes.length, lastModified };
}

/** FNV-1a, 32 bits, with the length: enough to tell test images apart. */
function etagOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return `"${hash.toString(16).padStart(8, '0')}-${bytes.length}"`;
}

async function bytesOf(content: Content): Promise<Uint8Array> {
  if (inMemory(content)) {
    return content;
  }
  const bytes = await content.piece(0, content.length);
  await content.check();
  return bytes;
}
