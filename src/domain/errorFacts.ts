import type { Category } from './catalogueItem';
import type { Coded, NoFacts } from './coded';
import type { PictureProblem } from './pictureProblem';
import type { FoundResource } from './foundResource';
import type { FileKind } from './kindOfFile';

/** Why a name cannot be one part of an object key that a browser addresses. */
export type NameProblem =
  'empty' | 'relative' | 'slash' | 'control-character' | 'not-unicode';

/** The kind of thing that has the name. */
export type NamedThing = 'main-category' | 'product-id' | 'file' | 'key-part';

/** The part of a connection that is invalid, as zod reports it. */
export type ConnectionProblem = {
  /** The path of the field; empty for the connection as a whole. */
  readonly field: string;
} & (
  | { readonly problem: 'empty' | 'not-an-endpoint' }
  /** A name of AWS that is not that of a bucket or a table. */
  | {
      readonly problem:
        'bucket-arn' | 'bucket-access-point' | 'bucket-directory' | 'table-arn';
    }
  | { readonly problem: NameProblem; readonly part: string }
  | { readonly problem: 'other'; readonly said: string }
);

/** Why a waiting change is not carried out automatically: a person compares both sides and chooses. */
export type ConflictReason =
  /** Another person holds the product. */
  | 'held'
  /** Another person took the product over and changed it. */
  | 'taken-over'
  /** The item no longer knows whether the change was carried out before. */
  | 'forgotten'
  /** It was completed, held or reopened. */
  | 'decided'
  /** An image of the change was moved, deleted or restored. */
  | 'same-images'
  /** A slot of the change has other images now. */
  | 'same-slots'
  /** Another note was written. */
  | 'same-note';

/** What a check of the choices found, by its id. */
export type CheckResult = { readonly ok: boolean } & (
  | {
      readonly id: 'required';
      /** The labels of the required slots, or of the empty ones if there are any. */
      readonly labels: readonly string[];
    }
  /** The image that is used twice, or that is chosen and not there. */
  | { readonly id: 'twice' | 'gone'; readonly path?: string }
  | { readonly id: 'folder'; readonly label: string; readonly folder: string }
  | {
      readonly id: 'colours';
      /** The colours of `meta.json`, and how many of them have an image. */
      readonly colours: readonly string[];
      readonly covered: number;
    }
  /** Its shorter side has fewer pixels than `least`. */
  | ({
      readonly id: 'small';
      readonly label: string;
      readonly path: string;
      readonly least: number;
    } & PixelSize)
  | { readonly id: 'blurred'; readonly label: string; readonly path: string }
  /** Two images that show the same picture, and how many more such pairs there are. */
  | {
      readonly id: 'alike';
      readonly paths: readonly [string, string];
      readonly more: number;
    }
  /** A check whose facts have not arrived yet, or cannot be read. */
  | {
      readonly id: 'unchecked';
      readonly what: 'colours' | 'pictures';
      readonly why: 'awaited' | 'unreadable';
      /** The labels of the slots with the pictures. */
      readonly labels: readonly string[];
    }
);

/** Why nothing may be written by a team's settings. */
export type SettingsProblem = Coded<{
  'needs-version': { readonly least: string; readonly version: string };
  format: { readonly format: unknown };
  'no-json': NoFacts;
  /** They break the documented shape, as zod reports it. */
  shape: { readonly path: string; readonly said: string };
  'slot-twice': { readonly id: string };
}>;

interface PixelSize {
  readonly width: number;
  readonly height: number;
}

interface InProduct {
  readonly productId: string;
}

interface ImageOfProduct extends InProduct {
  /** `folder/filename`. */
  readonly path: string;
}

interface OfFile {
  readonly filename: string;
}

export interface ProductErrors {
  'no-such-product': InProduct & { readonly subCategory: number };
  /** It was deleted from the table since it was read. */
  'product-gone': InProduct;
  /** As above, while a change of it waited: the change is kept. */
  'product-gone-while-waiting': InProduct;
  'product-changed': InProduct;
  'product-held': InProduct & {
    readonly by: string;
    /** Whether it is the same person's, in another browser. */
    readonly self: boolean;
  };
  'claim-abandoned': InProduct;
  /** A tab, or another script of the origin, keeps a product's lock. */
  'other-tab-busy': NoFacts;
  /** The browser's storage has no room for a change, also without thumbnails. */
  'browser-full': NoFacts;
  'person-unknown': NoFacts;
  'name-unusable': {
    readonly what: NamedThing;
    readonly name: string;
    readonly problem: NameProblem;
  };
  'key-too-long': {
    readonly key: string;
    /** Of UTF-8. */
    readonly bytes: number;
    readonly limit: number;
  };
  'not-a-pack-key': { readonly key: string };
  'not-a-record-key': { readonly key: string };
  'counters-missing': Category;
  'categories-unreadable': NoFacts;
  /** The item has the shape of another program. */
  'product-foreign': InProduct;
  /** Products of a category that lack the attributes that are counted. */
  'category-uncountable': Category & {
    readonly problem: 'foreign' | 'no-status' | 'no-main-category';
    readonly products: number;
  };
}

export interface BoardErrors {
  'settings-unusable': { readonly problem: SettingsProblem };
  /** A file of settings that was to be stored. */
  'settings-file-unusable': { readonly problem: SettingsProblem };
  'settings-changed': NoFacts;
  'settings-loading': NoFacts;
  /** A change was asked for while the settings cannot be read. */
  'settings-unavailable': {
    readonly text: string;
    readonly remedy?: string | undefined;
  };
  'guideline-missing': { readonly key: string };
}

/** A part of an item: the list of deleted images, the lists of names, or attributes of others. */
export type ItemPart = 'deleted' | 'lists' | 'others';

export interface EditErrors {
  'product-completed': InProduct;
  'image-not-listed': ImageOfProduct;
  'list-unreadable': InProduct & { readonly folder: string };
  'deleted-unreadable': NoFacts;
  'item-too-large': InProduct & {
    readonly bytes: number;
    /** What takes most of it. */
    readonly mostly: ItemPart;
  };
  /** The list of deleted images has as many entries as it may. */
  'deleted-full': InProduct & { readonly entries: number };
  /** A note or a reason of a hold. */
  'text-too-long': InProduct & {
    readonly length: number;
    readonly limit: number;
  };
  'check-failed': InProduct & { readonly check: CheckResult };
  'hold-without-reason': InProduct;
  'image-purged': ImageOfProduct & { readonly at: string };
  'image-not-deleted': ImageOfProduct;
  'not-taken-out': ImageOfProduct & { readonly because: 'choice' | 'copy' };
  'not-brought-back': ImageOfProduct;
  'change-conflict': InProduct & {
    readonly reason: ConflictReason;
    readonly status: string;
    readonly by: string | undefined;
  };
  'chosen-image-missing': ImageOfProduct;
  /** The status is stored; the tags of the images are not. */
  'tags-not-written': InProduct & {
    readonly status: string;
    readonly error: unknown;
  };
  'move-source-missing': ImageOfProduct;
  'move-copy-wrong': ImageOfProduct;
  'no-name-to-move': ImageOfProduct & { readonly folder: string };
  'no-name-to-upload': InProduct & OfFile & { readonly folder: string };
  'restore-source-missing': ImageOfProduct;
  /** By its bytes; the kind is undefined if it is not known. */
  'not-an-image': OfFile & { readonly kind: FileKind | undefined };
  'file-cut-off': OfFile;
  /** Its bytes look like an image, but this browser cannot decode them. */
  'not-decodable': OfFile;
  'too-many-pixels': OfFile & PixelSize;
  /** `limit` in bytes. */
  'file-too-large': OfFile & { readonly limit: number };
  /** The files of one drop, in bytes together. */
  'files-too-large': OfFile & { readonly limit: number };
  'too-many-files': { readonly limit: number };
  /** For example a folder that was pasted. */
  'file-unreadable': OfFile;
}

export interface ViewerErrors {
  'image-unknown': InProduct & { readonly image: string };
  'crop-not-whole': OfFile;
  'crop-too-small': OfFile & PixelSize & { readonly least: number };
  'crop-outside': OfFile & { readonly size: PixelSize | undefined };
  'crop-name-unusable': OfFile;
  'crop-source-missing': OfFile;
  'crop-failed': Partial<OfFile> & { readonly problem: PictureProblem };
}

export interface QueueErrors {
  'filter-count': { readonly count: unknown };
  'filter-range': { readonly least: number; readonly most: number };
  'filter-order': { readonly order: unknown };
  'filter-flag': { readonly flag: string };
}

/** One of the two services, as a person knows it. */
export interface Service {
  readonly kind: 'bucket' | 'table';
  readonly name: string;
  readonly region: string;
  /** `https://…`, or empty for AWS's own. */
  readonly endpoint: string;
}

interface OfService {
  readonly service: Service;
}

/** The message of the service or of another program. */
interface Quoted {
  readonly said: string;
}

/** The service's code, or its status without one, and its message, which may be empty. */
interface Reasoned extends Quoted {
  readonly reason: string;
}

interface OnResource {
  /** An ARN. */
  readonly resource: string;
}

export interface ConnectionErrors {
  /** The person's own, which JupyterLab keeps: which, and what is wrong with them. */
  'personal-settings-broken': { readonly reasons: readonly string[] };
  'clock-wrong': OfService;
  /** No answer, and this computer's clock differs from the Jupyter server's, in ms: negative if it is behind. */
  'clock-differs': OfService & { readonly ms: number };
  'credentials-refused': OfService & { readonly reason: string };
  'action-refused': OnResource & {
    /** That was refused, which may be another one than the request's own. */
    readonly action: string;
    /** The request's own action. */
    readonly asked: string;
  };
  /** The account may not use the service. */
  'account-refused': OfService & Reasoned;
  /** The key that encrypts an object or a table cannot be used. */
  'key-refused': OnResource & Reasoned;
  'object-missing': OnResource;
  'service-missing': OfService;
  'resource-changed': OnResource;
  'too-many-requests': OfService & { readonly reason: string };
  /** An earlier attempt of the same transaction is not over. */
  'transaction-running': OfService;
  'service-slow': OfService & { readonly reason: string };
  'service-silent': OfService;
  /** The page's Content-Security-Policy lacks the origin in `connect-src`. */
  'page-policy-blocks': OfService & { readonly origin: string };
  /** The page came over https, the service has http. */
  'mixed-content': OfService & { readonly origin: string };
  /** The service answers, and no page of the origin `page` may read it. */
  'cors-refused': OfService & { readonly page: string };
  'network-silent': OfService & { readonly origin: string };
  'service-failed': OfService & { readonly reason: string };
  'wrong-region': OfService & { readonly found: string | undefined };
  'name-refused': OfService & Reasoned;
  'bytes-damaged': OnResource & { readonly reason: string };
  'request-refused': OfService & Reasoned;
  'answer-unreadable': OfService & Quoted;
  'object-archived': OnResource;
  /** `limit` in bytes. */
  'object-too-large': OnResource & { readonly limit: number };
  'action-unsupported': OfService & Reasoned & { readonly action: string };
  'request-too-large': OnResource & Quoted;
  /** A limit of the account or of the storage. */
  'limit-reached': OfService & Reasoned;
  'request-cancelled': OfService;
  'index-missing': { readonly table: string; readonly index: string };
  'prefix-open': { readonly prefix: string };
  'transaction-too-large': { readonly count: number; readonly limit: number };
  'sdk-not-loaded': NoFacts;
  'wait-ended': NoFacts;
  'credentials-not-found': Quoted & { readonly profile: string };
  'server-without-credentials': NoFacts;
  /** It gave no credentials, for this reason. */
  'server-gave-none': { readonly error: unknown };
  'server-without-sample': NoFacts;
  /** The page cannot reach it. */
  'sample-elsewhere': NoFacts;
  'server-silent': NoFacts;
  /** The hub answers in its place. `start` is the hub's page that starts it; null if it is not known. */
  'server-stopped': { readonly start: string | null };
  'server-starting': NoFacts;
  /** The hub knows no such server. `home` is the hub's page that lists the person's. */
  'server-moved': { readonly home: string | null };
  /** Something on the way answered with a page. */
  'server-page': NoFacts;
  'server-signed-out': NoFacts;
  'server-failed': { readonly status: number; readonly statusText: string };
  /** An error of our server extension, in its own words. */
  'server-error': Quoted & { readonly remedy: string | undefined };
  'connection-unusable': ConnectionProblem & {
    /** Where the connection was described. */
    readonly source: 'settings' | 'options';
  };
  'option-missing': {
    readonly option: '--bucket' | '--region';
    readonly variable: string;
  };
  /** The server's answer is no policy. */
  'policy-unreadable': NoFacts;
  /** The administrator of the server has switched it off. */
  'policy-forbids': {
    readonly needed:
      'change' | 'upload' | 'delete' | 'purge' | 'migrate' | 'export';
  };
  'connection-not-allowed': { readonly name: string };
  'no-connection': { readonly name: string | undefined };
}

export interface JobErrors {
  'resource-unusable': { readonly found: FoundResource };
  'counters-restless': Category;
  'categories-restless': NoFacts;
  'job-stopped': NoFacts;
  'sharp-missing': NoFacts;
  'server-without-jobs': NoFacts;
  'settings-file-unreadable': { readonly file: string };
  'file-of-another-user': { readonly file: string; readonly owner: number };
  'file-open-to-all': { readonly file: string };
  'folder-missing': { readonly folder: string };
  /** The page may not read the folder that the person chose. */
  'folder-refused': { readonly folder: string };
  'local-file-unreadable': { readonly file: string };
  /** A file that is to be written. */
  'file-there-already': { readonly file: string };
  'file-not-written': { readonly file: string; readonly said: string };
  /** In bytes. */
  'export-too-large': { readonly limit: number };
  'local-file-changed': { readonly file: string };
  /** It is not what it was when the folder was chosen, or nobody may read it. */
  'picked-file-stale': { readonly file: string };
}

/** Every code of an error, with the facts that its sentence needs. */
export interface ErrorFacts
  extends
    ProductErrors,
    BoardErrors,
    EditErrors,
    ViewerErrors,
    QueueErrors,
    ConnectionErrors,
    JobErrors {}

export type ErrorCode = keyof ErrorFacts;
