import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { MemoryCatalogue, MemoryImageStore } from '../../support/memory';
import { makeBucket, removeBucket } from '../engine/buckets';
import { itWith } from '../engine/capabilities';
import {
  connectTo,
  documents,
  dynamodb,
  freshName,
  s3
} from '../engine/engine';
import { describeNames } from './names';

describeNames('memory', async () => {
  const catalogue = new MemoryCatalogue();
  const images = new MemoryImageStore();
  return {
    catalogue,
    images,
    seed: async item => catalogue.seed(item),
    dispose: async () => undefined
  };
});

describeNames(
  'AWS',
  async () => {
    const table = freshName('names');
    const bucket = await makeBucket();
    const ports = await connectTo({ bucket, table });
    await ports.provisioning.make('table');
    return {
      catalogue: ports.catalogue,
      images: ports.images,
      seed: async item => {
        await documents.send(new PutCommand({ TableName: table, Item: item }));
      },
      contentType: async Key =>
        (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key })))
          .ContentType,
      dispose: async () => {
        await dynamodb.send(new DeleteTableCommand({ TableName: table }));
        await removeBucket(bucket);
        ports.dispose();
      }
    };
  },
  itWith
);
