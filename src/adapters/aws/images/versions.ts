import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand
} from '@aws-sdk/client-s3';

import { NotAllowed, NotSupported, Unreachable } from '../../../domain/errors';
import type { VersionLock } from '../../../domain/jobs/reason';
import type {
  ObjectVersion,
  Versioning
} from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { decoderOf } from './list';

export async function versioningOf(bucket: Bucket): Promise<Versioning> {
  try {
    const { Status } = await bucket.ask(
      's3:GetBucketVersioning',
      undefined,
      () =>
        bucket.s3.send(new GetBucketVersioningCommand({ Bucket: bucket.name }))
    );
    return Status === 'Enabled'
      ? 'on'
      : Status === 'Suspended'
        ? 'suspended'
        : 'off';
  } catch (error) {
    // Some engines answer what they do not know without the headers that a page needs.
    if (error instanceof NotAllowed || error instanceof Unreachable) {
      return 'unknown';
    }
    if (error instanceof NotSupported) {
      return 'off';
    }
    throw error;
  }
}

/** Versions of the key alone: S3 lists them by key, the shortest key of a prefix first. */
export async function listVersions(
  bucket: Bucket,
  key: string
): Promise<readonly ObjectVersion[]> {
  const found: ObjectVersion[] = [];
  let from: Pick<
    ListObjectVersionsCommandOutput,
    'NextKeyMarker' | 'NextVersionIdMarker'
  > = {};
  for (;;) {
    const { NextKeyMarker, NextVersionIdMarker } = from;
    const page = await bucket.ask('s3:ListBucketVersions', undefined, () =>
      bucket.s3.send(
        new ListObjectVersionsCommand({
          Bucket: bucket.name,
          Prefix: key,
          KeyMarker: NextKeyMarker,
          VersionIdMarker: NextVersionIdMarker,
          EncodingType: 'url'
        })
      )
    );
    const decode = decoderOf(page);
    const marked = (page.DeleteMarkers ?? []).map(marker => ({
      ...marker,
      isMarker: true,
      ETag: '',
      Size: 0
    }));
    const stored = (page.Versions ?? []).map(version => ({
      ...version,
      isMarker: false
    }));
    for (const one of [...stored, ...marked]) {
      if (decode(one.Key ?? '') === key) {
        found.push({
          id: one.VersionId ?? 'null',
          isMarker: one.isMarker,
          etag: one.ETag ?? '',
          bytes: one.Size ?? 0,
          lastModified: one.LastModified?.getTime()
        });
      }
    }
    const next = page.NextKeyMarker && decode(page.NextKeyMarker);
    if (page.IsTruncated !== true || next !== key) {
      return found.sort(latestFirst);
    }
    from = { ...page, NextKeyMarker: next };
  }
}

function latestFirst(a: ObjectVersion, b: ObjectVersion): number {
  return (b.lastModified ?? 0) - (a.lastModified ?? 0);
}

/** By a HEAD, whose answer names only locks that may be read. */
export async function lockOfVersion(
  bucket: Bucket,
  key: string,
  version: string
): Promise<VersionLock | undefined> {
  const head = await bucket.ask(
    's3:GetObjectVersion',
    key,
    () =>
      bucket.s3.send(
        new HeadObjectCommand({
          Bucket: bucket.name,
          Key: key,
          VersionId: version
        })
      ),
    // It is gone, or it is a delete marker.
    { 404: () => undefined, 405: () => undefined }
  );
  if (head?.ObjectLockLegalHoldStatus === 'ON') {
    return { kind: 'legal-hold' };
  }
  const until = head?.ObjectLockRetainUntilDate?.getTime();
  return head?.ObjectLockMode !== undefined &&
    (until === undefined || until > bucket.effects.now())
    ? { kind: 'retention', mode: head.ObjectLockMode, until }
    : undefined;
}

export async function removeVersion(
  bucket: Bucket,
  key: string,
  version: string
): Promise<VersionLock | undefined> {
  try {
    await bucket.ask<unknown, undefined>(
      's3:DeleteObjectVersion',
      key,
      () =>
        bucket.s3.send(
          new DeleteObjectCommand({
            Bucket: bucket.name,
            Key: key,
            VersionId: version
          })
        ),
      { NoSuchVersion: () => undefined, NoSuchKey: () => undefined }
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof NotAllowed)) {
      throw error;
    }
    // S3 refuses a locked version as it refuses one that nobody may delete.
    const lock = await lockOfVersion(bucket, key, version).catch(
      () => undefined
    );
    if (lock === undefined) {
      throw error;
    }
    return lock;
  }
}
