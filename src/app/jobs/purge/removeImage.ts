import { NotAllowed } from '../../../domain/errors';
import type { Reason } from '../../../domain/jobs/reason';
import type {
  ImageStore,
  ObjectHead,
  ObjectVersion,
  RemoveOutcome,
  Versioning
} from '../../../ports/images/imageStore';
import type { PurgeableImage } from './purgeLook';

/** What became of the bytes of one image, or would. */
export interface Removed {
  /** Bytes that are gone. */
  readonly freed: number;
  /** Bytes that stay as versions behind a delete marker. */
  readonly hidden: number;
  /** Why some of it stays. */
  readonly why: readonly Reason[];
}

type Images = Pick<ImageStore, 'head' | 'lockOf' | 'remove' | 'removeVersion'>;

/** Predicts what a removal would do. */
export async function wouldRemove(
  images: Pick<ImageStore, 'lockOf'>,
  { candidate, head, versions }: PurgeableImage,
  versioning: Versioning
): Promise<Removed> {
  if (versions === undefined) {
    const bytes = head?.bytes ?? 0;
    return staysAsVersion(versioning, head?.version)
      ? { freed: 0, hidden: bytes, why: [] }
      : { freed: bytes, hidden: 0, why: [] };
  }
  const sum = new Sum();
  for (const version of lastSeenLast(versions, head?.version)) {
    const lock = version.isMarker
      ? undefined
      : await images.lockOf(candidate.key, version.id);
    sum.add(version, lock && { code: 'locked', lock });
  }
  return sum.outcome;
}

/**
 * Removes an image: the object, and all of its versions if they were asked for.
 *
 * @returns `changed` if the key has other bytes by now, which stay
 */
export async function removeImage(
  images: Images,
  { candidate, head, versions }: PurgeableImage
): Promise<Removed | 'changed'> {
  const { key } = candidate;
  if (versions === undefined) {
    const bytes = head?.bytes ?? 0;
    const outcome = head ? await images.remove(key, head.etag) : 'removed';
    switch (outcome) {
      case 'changed':
        return 'changed';
      case 'hidden':
        return { freed: 0, hidden: bytes, why: [] };
      case 'removed':
        return { freed: bytes, hidden: 0, why: [] };
    }
  }
  const sum = new Sum();
  for (const version of lastSeenLast(versions, head?.version)) {
    if (version.isMarker && sum.outcome.hidden > 0) {
      // It hides what stays.
      continue;
    }
    sum.add(version, await removeVersion(images, key, version));
  }
  if (head && sum.outcome.hidden > 0) {
    const known = versions.filter(({ isMarker }) => !isMarker);
    const outcome = await hide(images, key, [head, ...known]);
    if (outcome === 'changed') {
      // Nobody needs the versions that are gone, and what is there stays.
      return 'changed';
    }
  }
  return sum.outcome;
}

/**
 * Hides what stays. The object is looked at again: if the one that was seen is
 * gone, an older version that stays is the object now.
 *
 * @param known - what was to be removed; other bytes were written since, and stay
 */
async function hide(
  images: Images,
  key: string,
  known: readonly Pick<ObjectHead, 'etag'>[]
): Promise<RemoveOutcome> {
  const now = await images.head(key);
  if (now === undefined) {
    return 'hidden';
  }
  return known.some(({ etag }) => etag === now.etag)
    ? images.remove(key, now.etag)
    : 'changed';
}

async function removeVersion(
  images: Images,
  key: string,
  { id }: ObjectVersion
): Promise<Reason | undefined> {
  try {
    const lock = await images.removeVersion(key, id);
    return lock && { code: 'locked', lock };
  } catch (error) {
    if (error instanceof NotAllowed) {
      return { code: 'error', error };
    }
    throw error;
  }
}

/**
 * What can be seen last, so that an interruption never shows an older version
 * again. Markers come after all bytes, for the same reason.
 *
 * @param seen - the version that is the object
 */
function lastSeenLast(
  versions: readonly ObjectVersion[],
  seen: string | undefined
): readonly ObjectVersion[] {
  const rank = ({ id, isMarker }: ObjectVersion): number =>
    isMarker ? 2 : Number(id === seen);
  return [...versions].reverse().sort((a, b) => rank(a) - rank(b));
}

function staysAsVersion(
  versioning: Versioning,
  version: string | undefined
): boolean {
  switch (versioning) {
    case 'off':
      return false;
    case 'on':
      return true;
    case 'suspended':
      // A marker takes the place of an object that was written without versions.
      return (version ?? 'null') !== 'null';
    case 'unknown':
      return version !== undefined;
  }
}

class Sum {
  private freed = 0;
  private hidden = 0;
  private readonly why = new Map<string, Reason>();

  add({ bytes }: ObjectVersion, why: Reason | undefined): void {
    if (why) {
      this.hidden += bytes;
      this.why.set(JSON.stringify(why), why);
    } else {
      this.freed += bytes;
    }
  }

  get outcome(): Removed {
    const { freed, hidden, why } = this;
    return { freed, hidden, why: [...why.values()] };
  }
}
