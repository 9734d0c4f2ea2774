import type { LifecycleRule } from '@aws-sdk/client-s3';

import { contains } from './contains';

/** Bytes up to which S3's archive tiers cost more than they save (S3 pricing: 128 KiB are charged). */
const SMALLEST_ARCHIVED = 131_072;

export interface LifecycleOptions {
  /** Of the connection's keys: others' objects in the bucket are left alone. */
  readonly prefix: string;
  /** Age of an object in days; S3 counts from its creation, not from its tag. */
  readonly archiveAfterDays: number;
}

/** Ends uploads in parts that nobody finished. */
export function incompleteUploadsRule({
  prefix
}: LifecycleOptions): LifecycleRule {
  return {
    ID: `jupyterlab-curation-incomplete-uploads${suffix(prefix)}`,
    Status: 'Enabled',
    Filter: { Prefix: prefix },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }
  };
}

/**
 * Moves what `archive` tagged to the archive tier. There is no rule that
 * expires anything, and none for untagged objects, which S3 cannot select.
 */
export function archiveRule({
  prefix,
  archiveAfterDays
}: LifecycleOptions): LifecycleRule {
  return {
    ID: `jupyterlab-curation-archived${suffix(prefix)}`,
    Status: 'Enabled',
    Filter: {
      And: {
        ...(prefix !== '' && { Prefix: prefix }),
        Tags: [{ Key: 'status', Value: 'archived' }],
        ObjectSizeGreaterThan: SMALLEST_ARCHIVED
      }
    },
    Transitions: [{ Days: archiveAfterDays, StorageClass: 'GLACIER_IR' }]
  };
}

/**
 * Whether a rule that was found is the one wanted. Some engines drop the size:
 * without it a rule harms nothing either, since S3 itself moves nothing below
 * 128 KiB by default (S3 user guide, "Transitioning objects", September 2024).
 */
export function isWanted(
  found: LifecycleRule | undefined,
  wanted: LifecycleRule
): boolean {
  const { ObjectSizeGreaterThan: size } = found?.Filter?.And ?? {};
  return size === undefined
    ? contains(found, {
        ...wanted,
        Filter: {
          ...wanted.Filter,
          And: wanted.Filter?.And && {
            ...wanted.Filter.And,
            ObjectSizeGreaterThan: undefined
          }
        }
      })
    : contains(found, wanted);
}

/** Two connections in one bucket have rules of their own. */
function suffix(prefix: string): string {
  return prefix === '' ? '' : `-${prefix.replace(/\/$/, '')}`;
}
