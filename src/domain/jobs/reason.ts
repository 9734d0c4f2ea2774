import type { Coded, NoFacts } from '../coded';
import type { NameProblem } from '../errorFacts';
import type { FileKind } from '../images/fileKind';
import type { PackProblemFacts } from '../images/pack/pack';
import type { ProductProblem } from '../product/product';

interface OfPath {
  /** `folder/filename`. */
  readonly path: string;
}

/** Why a job left something as it is, with the facts that its sentence needs. */
export interface ReasonFacts extends PackProblemFacts {
  'being-edited': { readonly by: string };
  'changed-meanwhile': NoFacts;
  'left-table': NoFacts;
  'counters-restless': NoFacts;
  name: { readonly problem: NameProblem };
  error: { readonly error: unknown };
  /** In the words of the run that reported it. */
  told: { readonly said: string };

  'deletion-undated': NoFacts;
  /** ms since the epoch. */
  'deletion-in-future': { readonly at: number };
  'product-broken': { readonly problem: ProductProblem };
  'outside-image-folders': NoFacts;
  'named-again': NoFacts;
  'unread-choice': NoFacts;
  'left-unread': NoFacts;
  'moved-elsewhere': { readonly to: string };
  /** ms since the epoch. */
  'written-after-deletion': { readonly at: number };
  'only-copy': OfPath;
  'written-meanwhile': NoFacts;
  'purge-not-markable': NoFacts;
  /** Of a version. */
  locked: { readonly lock: VersionLock };

  hidden: NoFacts;
  /** Left by an operating system, such as `Thumbs.db`. */
  clutter: NoFacts;
  /** Names differ by their Unicode form or by case only. */
  'looks-alike': NoFacts;
  /** As above, of two products or categories. */
  'looks-like': { readonly other: string };
  empty: NoFacts;
  /** In bytes. */
  'too-large-to-send': { readonly limit: number };
  'not-an-image': NoFacts;
  'no-images': NoFacts;
  'not-a-sub-category': NoFacts;
  'file-among-folders': NoFacts;
  'folder-among-images': NoFacts;
  'not-of-a-product': NoFacts;
  'neither-file-nor-folder': NoFacts;
  unreadable: NoFacts;
  'link-outside': NoFacts;
  /** By its bytes; undefined if its kind is not known. */
  'other-kind': { readonly kind: FileKind | undefined };
  'cut-off': NoFacts;
  undecodable: { readonly problem: MakeProblem };
  'not-created': { readonly error: unknown };
  'too-many-names': { readonly count: number };
  'other-bytes-there': NoFacts;
  'broken-in-the-way': NoFacts;
  'other-main-category': { readonly main: unknown };
  /** Another local product has the same key in the table: the main category is not part of it, and Unicode forms are equal. */
  'same-id': { readonly other: string };
  'files-not-named': NoFacts;
  'differs-from-bucket': NoFacts;
  'broken-in-bucket': NoFacts;
  'missing-in-bucket': NoFacts;
  /** A local file that a product does not take because of what people did or do to it. */
  'not-taken': {
    readonly change: 'new' | 'changed';
    readonly why: NotTaken;
  };
  /** The bucket has other bytes under the name of a new file. */
  'name-taken': NoFacts;
  /** It was sent, and is not in the folder any more. */
  vanished: NoFacts;
  'record-unreadable': NoFacts;
  'not-compared': { readonly error: unknown };

  /** The product has the shape of another program. */
  foreign: NoFacts;

  'no-main-category': NoFacts;
  'status-unreadable': NoFacts;
  /** It is none of the three that are written here. */
  'status-unknown': { readonly status: string };
  /** The two attributes of the other program do not say the same. */
  'statuses-contradict': NoFacts;
  /** Both programs changed the status since the adoption. */
  'statuses-differ': { readonly ours: string; readonly status: string };
  'upload-may-go-on': { readonly minutes: number };
  'adoption-unreadable': NoFacts;
  'changed-since-adoption': NoFacts;

  /** The tag `status` has a value of somebody else. */
  'other-status-tag': { readonly value: string };
  'tags-full': { readonly limit: number };
  /** A product whose images are judged by its choices has none. */
  'nothing-chosen': NoFacts;

  'pack-of-none': NoFacts;
  'pack-written-meanwhile': NoFacts;
  'image-missing': OfPath;
  'image-unpacked': OfPath & { readonly problem: MakeProblem };
}

export type Reason = Coded<ReasonFacts>;

/** Why a product does not take new or changed files: what people did or do to it comes first. */
export type NotTaken =
  | 'claimed'
  | 'completed'
  | 'held'
  | 'other-status'
  | 'foreign'
  | 'broken'
  | 'chosen'
  | 'moved';

/** Why no thumbnail can be made of a file. */
export type MakeProblem =
  | {
      readonly code: 'unknown-format';
      readonly kind: FileKind | undefined;
    }
  | {
      readonly code: 'too-many-pixels';
      readonly width: number;
      readonly height: number;
    }
  /** A reader that does not say why. */
  | { readonly code: 'not-decodable' }
  /** The reader's own message. */
  | { readonly code: 'unreadable'; readonly said: string };

/** Why a version of an object cannot be removed before its time. */
export type VersionLock =
  | {
      readonly kind: 'retention';
      /** As S3 writes it: `GOVERNANCE` or `COMPLIANCE`. */
      readonly mode: string;
      /** ms since the epoch. */
      readonly until?: number;
    }
  | { readonly kind: 'legal-hold' };
