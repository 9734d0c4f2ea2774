import type { Coded } from './coded';

interface OfBucket {
  readonly bucket: string;
}

interface OfTable {
  readonly table: string;
}

interface OfIndex extends OfTable {
  readonly index: string;
}

interface OfProtection {
  /** Whether the table is protected from being deleted. */
  readonly deletion: boolean;
  /** Whether it has point-in-time recovery. */
  readonly recovery: boolean;
}

interface OfKey {
  /** As in `sub_category (N), product_id (S)`. */
  readonly key: string;
  readonly wanted: string;
}

/** What set-up may find of each resource, with the facts that its sentence needs. */
export interface FoundFacts {
  'bucket-ready': OfBucket & { readonly region: string };
  'bucket-missing': OfBucket & { readonly region: string };
  'bucket-elsewhere': OfBucket & {
    readonly region: string;
    readonly found: string | undefined;
  };
  'bucket-taken': OfBucket & { readonly said: string };
  /** It is there, and it may be somebody else's: names are shared by all accounts. */
  'bucket-refused': OfBucket;
  'access-blocked': OfBucket;
  'access-half-blocked': OfBucket;
  'access-open': OfBucket;
  'cors-ready': OfBucket;
  'cors-missing': OfBucket;
  'cors-different': OfBucket & { readonly rule: string };
  'lifecycle-ready': OfBucket;
  'lifecycle-missing': OfBucket;
  'lifecycle-different': OfBucket;
  'lifecycle-without-archive': OfBucket;
  'table-ready': OfTable;
  'table-missing': OfTable;
  'table-key-different': OfTable & OfKey;
  /** Its products have the shape of another program. */
  'table-foreign': OfTable;
  'table-being-made': OfTable;
  'table-being-deleted': OfTable;
  protection: OfTable & OfProtection;
  'protection-incomplete': OfTable & OfProtection;
  'index-ready': OfIndex & { readonly key: string };
  'index-missing': OfIndex;
  'index-being-built': OfIndex;
  'index-key-different': OfIndex & OfKey;
  'index-incomplete': OfIndex & { readonly projection: string | undefined };
  'categories-ready': OfTable & { readonly count: number };
  'categories-missing': OfTable;
  'tags-ready': OfBucket;
  'tags-unsupported': OfBucket;
  'copies-ready': OfBucket;
  /** Copies are not conditional, so that their destinations are checked first. */
  'copies-checked': OfBucket;
  /** The page's credentials are good for the connection alone. */
  'rights-narrow': object;
  'rights-wide': {
    readonly excess: 'user' | 'temporary' | 'machine' | 'role';
  };
  /** Another program looked, and says it in a sentence. */
  told: { readonly said: string; readonly todo?: string };
  /** Looking at it, or making it, failed. */
  failed: { readonly error: unknown };
}

export type FoundResource = Coded<FoundFacts>;
