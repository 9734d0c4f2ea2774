import { PACK_TYPE } from '../../../domain/images/pack/pack';
import {
  checkPackKey,
  checkRecordKey
} from '../../../domain/product/objectKey';
import type { ImageStore } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { copying } from './copy';
import { createObject } from './create';
import { listChildren, listObjects } from './list';
import { putOver } from './putOver';
import { headObject } from './head';
import { readObject } from './read';
import { removeObject } from './remove';
import { replaceObject } from './replace';
import { signing } from './sign';
import { readTags, writeTags } from './tagging';
import {
  listVersions,
  lockOfVersion,
  removeVersion,
  versioningOf
} from './versions';

/** The images as objects in an S3 bucket, or in an engine with the same protocol. */
export function awsImageStore(bucket: Bucket): ImageStore {
  const { features } = bucket;
  const copyObject = copying(bucket);
  return {
    head: (key, signal) => headObject(bucket, key, signal),
    read: (key, signal, most) => readObject(bucket, key, signal, most),
    tags: key => features.using('object-tags', () => readTags(bucket, key)),
    sign: signing(bucket),
    list: prefix => listObjects(bucket, prefix),
    children: prefix => listChildren(bucket, prefix),
    create: (key, bytes, contentType, signal) =>
      createObject(bucket, key, bytes, contentType, signal),
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
    replace: (key, bytes, contentType, ifMatch) =>
      replaceObject(bucket, key, bytes, contentType, ifMatch),
    remove: (key, ifMatch) => removeObject(bucket, key, ifMatch),
    versioning: () => versioningOf(bucket),
    versions: key => listVersions(bucket, key),
    lockOf: (key, version) => lockOfVersion(bucket, key, version),
    removeVersion: (key, version) => removeVersion(bucket, key, version)
  };
}
