import {
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand
} from '@aws-sdk/client-s3';

import { MemoryImageStore } from '../../support/memory';
import { makeBucket, removeBucket } from '../engine/buckets';
import { itWith } from '../engine/capabilities';
import { connectTo, s3 } from '../engine/engine';
import type { ImageStoreFixture } from './imageStore';
import { describeImageStore } from './imageStore';
import { PART } from './imageStoreParts';

describeImageStore('memory', async () => {
  const images = new MemoryImageStore();
  return {
    images,
    seed: async (key, bytes) => images.seed(key, bytes),
    dispose: async () => undefined
  };
});

describeImageStore('AWS', () => onEngine(), itWith);

describeImageStore(
  'AWS, as the command line puts objects',
  () => onEngine(true),
  itWith
);

async function onEngine(directPuts = false): Promise<ImageStoreFixture> {
  const bucket = await makeBucket();
  const ports = await connectTo({ bucket }, { partBytes: PART, directPuts });
  return {
    images: ports.images,
    seed: async (Key, Body) => {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    },
    contentType: async Key =>
      (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key })))
        .ContentType,
    unfinished: async () => {
      const { Uploads = [] } = await s3.send(
        new ListMultipartUploadsCommand({ Bucket: bucket })
      );
      return Uploads.map(({ Key = '' }) => Key);
    },
    dispose: async () => {
      await removeBucket(bucket);
      ports.dispose();
    }
  };
}
