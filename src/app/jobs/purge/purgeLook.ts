import type {
  NotPurged,
  PurgeCandidate
} from '../../../domain/jobs/purgeImages';
import type { Reason } from '../../../domain/jobs/reason';
import type { ImageStore, ObjectHead } from '../../../ports/images/imageStore';

/** An object may look younger than its deletion by this many ms: dates have whole seconds, and clocks differ. */
const SLACK = 60_000;

/** A deleted image whose object is there and may be removed. */
export interface PurgeableImage {
  readonly candidate: PurgeCandidate;
  readonly head: ObjectHead;
}

/** Checks which candidates are in the bucket, and which of them must stay. */
export async function lookAtCandidates(
  { images }: { readonly images: Pick<ImageStore, 'head'> },
  candidates: readonly PurgeCandidate[]
): Promise<{
  readonly doomed: readonly PurgeableImage[];
  readonly left: readonly NotPurged[];
}> {
  const doomed: PurgeableImage[] = [];
  const left: NotPurged[] = [];
  for (const candidate of candidates) {
    const head = await images.head(candidate.key);
    if (head === undefined) {
      continue;
    }
    const why =
      whyYounger(candidate, head) ?? (await whyLast(images, candidate));
    if (why === undefined) {
      doomed.push({ candidate, head });
    } else {
      left.push({ path: candidate.path, why });
    }
  }
  return { doomed, left };
}

function whyYounger(
  { deletedAt }: PurgeCandidate,
  { lastModified }: ObjectHead
): Reason | undefined {
  return lastModified !== undefined && lastModified > deletedAt + SLACK
    ? { code: 'written-after-deletion', at: lastModified }
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
