import {
  GetObjectTaggingCommand,
  PutObjectCommand,
  paginateListObjectsV2
} from '@aws-sdk/client-s3';
import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';

import type { AwsPorts } from '../../../src/adapters/aws';
import { makeBucket } from '../../contracts/engine/buckets';
import {
  connectTo,
  documents,
  freshName,
  s3
} from '../../contracts/engine/engine';
import type {
  Given,
  TestDataset,
  Raw,
  RawItem,
  RawObject
} from './testDataset';
import { MAIN, bytesOf, categoryItems, countersId } from './testDataset';

/** Datasets in one table and bucket of a sandbox, read by clients of the tests' own. */
export class SandboxDatasets {
  private constructor(
    private readonly ports: AwsPorts,
    private readonly bucket: string,
    private readonly table: string
  ) {}

  static async make(): Promise<SandboxDatasets> {
    const table = freshName('faults');
    const bucket = await makeBucket(freshName('faults'));
    const ports = await connectTo({ table, bucket });
    await ports.provisioning.make('table');
    await ports.provisioning.make('category-status-index');
    return new SandboxDatasets(ports, bucket, table);
  }

  async open(given: Given, subCategory: number): Promise<TestDataset> {
    const items = [...given.items, ...categoryItems(given, subCategory)];
    await Promise.all([
      ...items.map(Item =>
        documents.send(new PutCommand({ TableName: this.table, Item }))
      ),
      ...given.objects.map(({ key, content, tags = {} }) =>
        s3.send(
          new PutObjectCommand({
            Bucket: this.bucket,
            Key: key,
            Body: bytesOf(content),
            ContentType: 'image/jpeg',
            Tagging: new URLSearchParams(tags).toString()
          })
        )
      )
    ]);
    const { catalogue, images } = this.ports;
    return {
      catalogue,
      images,
      subCategory,
      look: () => this.look(subCategory),
      product: id => this.item(subCategory, id)
    };
  }

  private async look(subCategory: number): Promise<Raw> {
    const items: RawItem[] = [];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: this.table,
        KeyConditionExpression: 'sub_category = :category',
        ExpressionAttributeValues: { ':category': subCategory },
        ConsistentRead: true
      }
    );
    for await (const { Items = [] } of pages) {
      items.push(...Items);
    }
    return {
      products: new Map(items.map(item => [String(item.product_id), item])),
      counters: await this.item(0, countersId(subCategory)),
      objects: await this.objects(`${MAIN}/${subCategory}/`)
    };
  }

  private async item(
    sub_category: number,
    product_id: string
  ): Promise<RawItem | undefined> {
    const { Item } = await documents.send(
      new GetCommand({
        TableName: this.table,
        Key: { sub_category, product_id },
        ConsistentRead: true
      })
    );
    return Item;
  }

  private async objects(prefix: string): Promise<Map<string, RawObject>> {
    const found = new Map<string, RawObject>();
    const pages = paginateListObjectsV2(
      { client: s3 },
      { Bucket: this.bucket, Prefix: prefix }
    );
    for await (const { Contents = [] } of pages) {
      for (const { Key = '', ETag = '' } of Contents) {
        const { TagSet = [] } = await s3.send(
          new GetObjectTaggingCommand({ Bucket: this.bucket, Key })
        );
        found.set(Key, {
          etag: ETag,
          tags: Object.fromEntries(
            TagSet.map(tag => [tag.Key ?? '', tag.Value ?? ''])
          )
        });
      }
    }
    return found;
  }
}
