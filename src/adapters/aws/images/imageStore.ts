import { PACK_TYPE } from '../../../domain/images/pack/pack';
import {
  checkPackKey,
  checkRecordKey
} from '../../../domain/product/objectKey';
import { PART_BYTES } from '../../../domain/images/large/parts';
import type { ImageStore } from '../../../ports/images/imageStore';
import { inMemory } from '../../../ports/images/pieces';
import type { Bucket } from '../connection/bucket';
import { copying } from './copy';
import { sha256 } from './checksum';
import { compareBytes, createObject } from './create';
import { listChildren, listObjects } from './list';
import { putOver } from './putOver';
import { headObject } from './head';
import { readObject } from './read';
import { removeObject } from './remove';
import { replaceInParts, replaceObject } from './replace';
import { signing } from './sign';
import { readTags, writeTags } from './tagging';
import {
  listVersions,
  lockOfVersion,
  removeVersion,
  versioningOf
} from './versions';

/**
 * The images as objects in an S3 bucket, or in an engine with the same protocol.
 *
 * @param smallest - bytes of a part of a file that is sent in parts
 */
export function awsImageStore(
  bucket: Bucket,
  smallest = PART_BYTES
): ImageStore {
  const { features } = bucket;
  const copyObject = copying(bucket);
  return {
    head: (key, signal) => headObject(bucket, key, signal),
    read: (key, signal, most) => readObject(bucket, key, signal, most),
    compare: async (key, content, signal) => {
      if (inMemory(content)) {
        const checksum = await sha256(bucket.s3, content);
        return compareBytes(bucket, key, content, checksum, signal);
      }
      const { comparePieces } = await import('./parts/largeFiles');
      return comparePieces(bucket, key, content, smallest, signal);
    },
    tags: key => features.using('object-tags', () => readTags(bucket, key)),
    sign: signing(bucket),
    list: prefix => listObjects(bucket, prefix),
    children: prefix => listChildren(bucket, prefix),
    create: async (key, content, contentType, signal) => {
      if (inMemory(content)) {
        return createObject(bucket, key, content, contentType, signal);
      }
      const { putInParts } = await import('./parts/largeFiles');
      const file = { key, pieces: content, contentType, smallest };
      return putInParts(bucket, file, signal);
    },
    putPack: async (key, bytes, replaces, signal) => {
      checkPackKey(key);
      const pack = { key, bytes, contentType: PACK_TYPE, replaces };
      return putOver(bucket, pack, signal);
    },
    putRecord: async (key, bytes, replaces) => {
      checkRecordKey(key);
      const contentType = 'application/json';
      return putOver(bucket, { key, bytes, contentType, replaces });
    },
    copy: copyObject,
    setTags: (key, tags) =>
      features.using('object-tags', () => writeTags(bucket, key, tags)),
    replace: (key, content, contentType, ifMatch) =>
      inMemory(content)
        ? replaceObject(bucket, key, content, contentType, ifMatch)
        : replaceInParts(bucket, key, content, {
            contentType,
            ifMatch,
            smallest
          }),
    remove: (key, ifMatch) => removeObject(bucket, key, ifMatch),
    versioning: () => versioningOf(bucket),
    versions: key => listVersions(bucket, key),
    lockOf: (key, version) => lockOfVersion(bucket, key, version),
    removeVersion: (key, version) => removeVersion(bucket, key, version)
  };
}
