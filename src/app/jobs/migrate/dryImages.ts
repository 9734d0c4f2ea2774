import { sameBytes } from '../../../domain/sameBytes';
import type { Sending } from './migrateFiles';

/** A bucket that answers what a write would do, and in which nothing is written. */
export function dryImages(images: Sending['images']): Sending['images'] {
  return {
    head: (key, signal) => images.head(key, signal),
    read: (key, signal, most) => images.read(key, signal, most),
    list: prefix => images.list(prefix),
    async create(key, bytes) {
      const head = await images.head(key);
      if (head === undefined) {
        return 'created';
      }
      if (head.bytes !== bytes.length) {
        return 'taken';
      }
      const there = await images.read(key, undefined, bytes.length);
      return there && sameBytes(there, bytes) ? 'same' : 'taken';
    },
    async replace(key, _bytes, _type, etag) {
      const head = await images.head(key);
      return head?.etag === etag ? 'replaced' : 'changed';
    },
    putPack: async () => undefined,
    putRecord: async () => undefined
  };
}
