import type { LifecycleRule } from '@aws-sdk/client-s3';

import { contains } from './contains';

/** Bytes. For smaller objects S3's archive tiers cost more than they save (S3 pricing: at least 128 KiB are charged). */
const SMALLEST_ARCHIVED = 131_072;

export interface LifecycleOptions {
  /** Of the connection's keys. Other objects in the bucket are left alone. */
  readonly prefix: string;
  /** Age of an object in days. S3 counts from its creation, not from its tagging. */
  readonly archiveAfterDays: number;
}

/** Removes the parts of uploads that were never completed. */
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
 * Moves what the job `archive` tagged to the archive tier. No rule expires
 * anything, and none is for untagged objects, which S3 cannot select.
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
 * The same rule with its prefix in a filter. S3 refuses a configuration in which
 * some rules have filters and others the prefix of the older form (S3 API
 * reference, "LifecycleRule").
 */
export function withFilter({ Prefix, ...rule }: LifecycleRule): LifecycleRule {
  return Prefix === undefined || rule.Filter !== undefined
    ? rule
    : { ...rule, Filter: { Prefix } };
}

/**
 * Whether a rule is as it is wanted. Some engines drop the size. The rule does
 * no harm without it, because S3 moves nothing below 128 KiB by default (S3 user
 * guide, "Transitioning objects", September 2024).
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

/** Each connection in a bucket has its own rules. */
function suffix(prefix: string): string {
  return prefix === '' ? '' : `-${prefix.replace(/\/$/, '')}`;
}
