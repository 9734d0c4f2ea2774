import {
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand
} from '@aws-sdk/client-s3';

import type { AwsPorts } from '../../../src/adapters/aws';
import { makeBucket, removeBucket } from '../engine/buckets';
import { itWith } from '../engine/capabilities';
import { connectTo, s3 } from '../engine/engine';

describe('versions on S3', () => {
  let bucket: string;
  let ports: AwsPorts;
  beforeAll(async () => {
    bucket = await makeBucket();
    ports = await connectTo({ bucket });
  });
  afterAll(async () => {
    await removeVersions();
    await removeBucket(bucket);
    ports.dispose();
  });

  const put = (Key: string, Body: string): Promise<unknown> =>
    s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  const keep = (Status: 'Enabled' | 'Suspended'): Promise<unknown> =>
    s3.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status }
      })
    );

  const removeVersions = async (): Promise<void> => {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket })
    );
    for (const { Key = '', VersionId = '' } of [
      ...Versions,
      ...DeleteMarkers
    ]) {
      await ports.images.removeVersion(Key, VersionId);
    }
  };

  itWith('versioning')(
    'are hidden by a removal, and removed one by one',
    async () => {
      const key = 'a/한글 +%.jpg';
      const { images } = ports;
      expect(await images.versioning()).toBe('off');
      await keep('Enabled');
      expect(await images.versioning()).toBe('on');
      await put(key, 'one');
      await put(key, 'three');
      await put(`${key}.bak`, 'other');
      const head = await images.head(key);
      expect(head?.version).toBeDefined();

      expect(await images.remove(key, head?.etag ?? '')).toBe('hidden');

      expect(await images.head(key)).toBeUndefined();
      const versions = await images.versions(key);
      expect(
        versions.map(({ isMarker, bytes }) => [isMarker, bytes]).sort()
      ).toEqual([
        [false, 3],
        [false, 5],
        [true, 0]
      ]);
      for (const { id } of versions) {
        expect(await images.removeVersion(key, id)).toBeUndefined();
      }
      expect(await images.versions(key)).toEqual([]);
      // The answer was lost, and the request is sent again.
      expect(await images.removeVersion(key, versions[1].id)).toBeUndefined();
      expect(await images.versions(`${key}.bak`)).toHaveLength(1);
    }
  );

  itWith('versioning')(
    'are not kept of an object that a removal without versions replaces',
    async () => {
      const { images } = ports;
      await keep('Suspended');
      expect(await images.versioning()).toBe('suspended');
      await put('b.jpg', 'one');
      const head = await images.head('b.jpg');
      expect(await images.remove('b.jpg', head?.etag ?? '')).toBe('removed');
      await keep('Enabled');
    }
  );

  itWith('object-lock')(
    'are kept by a legal hold, which is named',
    async () => {
      const locked = await makeBucket();
      await s3.send(
        new PutBucketVersioningCommand({
          Bucket: locked,
          VersioningConfiguration: { Status: 'Enabled' }
        })
      );
      await s3.send(
        new PutObjectLockConfigurationCommand({
          Bucket: locked,
          ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' }
        })
      );
      const at = await connectTo({ bucket: locked });
      const Key = 'c.jpg';
      await s3.send(new PutObjectCommand({ Bucket: locked, Key, Body: 'x' }));
      const hold = (Status: 'ON' | 'OFF'): Promise<unknown> =>
        s3.send(
          new PutObjectLegalHoldCommand({
            Bucket: locked,
            Key,
            LegalHold: { Status }
          })
        );
      await hold('ON');
      const [{ id }] = await at.images.versions(Key);

      expect(await at.images.lockOf(Key, id)).toEqual({ kind: 'legal-hold' });
      expect(await at.images.removeVersion(Key, id)).toEqual({
        kind: 'legal-hold'
      });
      expect(await at.images.versions(Key)).toHaveLength(1);

      await hold('OFF');
      expect(await at.images.removeVersion(Key, id)).toBeUndefined();
      await removeBucket(locked);
      at.dispose();
    }
  );
});
