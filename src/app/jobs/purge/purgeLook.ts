import type {
  NotPurged,
  PurgeCandidate
} from '../../../domain/jobs/purgeImages';
import type { ImageStore, ObjectHead } from '../../../ports/images/imageStore';

/** ms by which an object may look younger than its deletion: dates have whole seconds, clocks differ. */
const SLACK = 60_000;

/** A deleted image whose object is there and may go. */
export interface PurgeableImage {
  readonly candidate: PurgeCandidate;
  readonly head: ObjectHead;
}

/** Looks in the bucket which candidates are there, and which must stay all the same. */
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
    const text =
      whyYounger(candidate, head) ?? (await whyLast(images, candidate));
    if (text === undefined) {
      doomed.push({ candidate, head });
    } else {
      left.push({ path: candidate.path, text });
    }
  }
  return { doomed, left };
}

function whyYounger(
  { deletedAt }: PurgeCandidate,
  { lastModified }: ObjectHead
): string | undefined {
  return lastModified !== undefined && lastModified > deletedAt + SLACK
    ? `was written again on ${new Date(lastModified).toISOString()}, after its deletion`
    : undefined;
}

async function whyLast(
  images: Pick<ImageStore, 'head'>,
  { copies }: PurgeCandidate
): Promise<string | undefined> {
  for (const { path, key } of copies) {
    if ((await images.head(key)) === undefined) {
      return `was moved to ${path}, which is not there: this may be the only copy`;
    }
  }
  return undefined;
}
