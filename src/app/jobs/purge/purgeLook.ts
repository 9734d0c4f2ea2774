import type {
  NotPurged,
  PurgeCandidate
} from '../../../domain/jobs/purgeImages';
import type { ImagePath } from '../../../domain/images/image';
import type { Reason } from '../../../domain/jobs/reason';
import type {
  ImageStore,
  ObjectHead,
  ObjectVersion
} from '../../../ports/images/imageStore';

/** An object may look younger than its deletion by this many ms: dates have whole seconds, and clocks differ. */
const SLACK = 60_000;

/** A deleted image whose bytes are there and may be removed. */
export interface PurgeableImage {
  readonly candidate: PurgeCandidate;
  /** Undefined if a delete marker hides the object already. */
  readonly head: ObjectHead | undefined;
  /** All versions; undefined if versions are to stay. */
  readonly versions: readonly ObjectVersion[] | undefined;
}

/** What a look at the bucket says of the candidates of a product. */
export interface LookedAt {
  readonly doomed: readonly PurgeableImage[];
  readonly left: readonly NotPurged[];
  /** Images that an earlier purge marked, and whose objects are gone. */
  readonly gone: readonly ImagePath[];
}

/**
 * Checks which candidates are in the bucket, and which of them must stay.
 *
 * @param withVersions - whether the versions of an object are looked at too
 */
export async function lookAtCandidates(
  { images }: { readonly images: Pick<ImageStore, 'head' | 'versions'> },
  candidates: readonly PurgeCandidate[],
  withVersions: boolean
): Promise<LookedAt> {
  const doomed: PurgeableImage[] = [];
  const left: NotPurged[] = [];
  const gone: ImagePath[] = [];
  for (const candidate of candidates) {
    const head = await images.head(candidate.key);
    const versions = withVersions
      ? await images.versions(candidate.key)
      : undefined;
    const withBytes = versions?.filter(({ isMarker }) => !isMarker) ?? [];
    if (head === undefined && withBytes.length === 0) {
      if (candidate.marked && !candidate.compact) {
        gone.push(candidate.path);
      }
      continue;
    }
    const why =
      whyYounger(candidate, head ? [head, ...withBytes] : withBytes) ??
      (await whyLast(images, candidate));
    if (why === undefined) {
      doomed.push({ candidate, head, versions });
    } else {
      left.push({ path: candidate.path, why });
    }
  }
  return { doomed, left, gone };
}

function whyYounger(
  { deletedAt }: PurgeCandidate,
  written: readonly Pick<ObjectHead, 'lastModified'>[]
): Reason | undefined {
  const at = Math.max(
    ...written.map(({ lastModified = -Infinity }) => lastModified)
  );
  return at > deletedAt + SLACK
    ? { code: 'written-after-deletion', at }
    : undefined;
}

async function whyLast(
  images: Pick<ImageStore, 'head'>,
  { copies }: PurgeCandidate
): Promise<Reason | undefined> {
  for (const { path, key } of copies) {
    if ((await images.head(key)) === undefined) {
      return { code: 'only-copy', path };
    }
  }
  return undefined;
}
