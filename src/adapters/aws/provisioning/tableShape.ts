import type {
  AttributeDefinition,
  KeySchemaElement,
  TableDescription
} from '@aws-sdk/client-dynamodb';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';

import {
  CATEGORY_STATUS_INDEX,
  STATUS_INDEX
} from '../../../domain/catalogueItem';
import type { Table } from '../connection/table';

/** One attribute of a key with its type. */
interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N';
}

/** A key: the partition attribute and the sort attribute. */
export type KeyShape = readonly [KeyAttribute, KeyAttribute];

export const TABLE_KEY: KeyShape = [
  { name: 'sub_category', type: 'N' },
  { name: 'product_id', type: 'S' }
];

/** Both indexes project every attribute, so that a page needs no second read. */
export const INDEXES = {
  'status-index': {
    name: STATUS_INDEX,
    key: [
      { name: 'current_status', type: 'S' },
      { name: 'last_updated_at', type: 'S' }
    ] satisfies KeyShape
  },
  'category-status-index': {
    name: CATEGORY_STATUS_INDEX,
    key: [
      { name: 'category_status', type: 'S' },
      { name: 'last_updated_at', type: 'S' }
    ] satisfies KeyShape
  }
} as const;

export type IndexResource = keyof typeof INDEXES;

export function keySchema([partition, sort]: KeyShape): KeySchemaElement[] {
  return [
    { AttributeName: partition.name, KeyType: 'HASH' },
    { AttributeName: sort.name, KeyType: 'RANGE' }
  ];
}

/** The attributes of some keys with their types, each once. */
export function attributeDefinitions(
  ...keys: readonly KeyShape[]
): AttributeDefinition[] {
  const types = new Map(keys.flat().map(({ name, type }) => [name, type]));
  return [...types].map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType
  }));
}

/** A key as a person reads it: `sub_category (N), product_id (S)`. */
export function keyText(key: KeyShape): string {
  return key.map(({ name, type }) => `${name} (${type})`).join(', ');
}

/** The same for a key that DynamoDB describes. */
export function describedKey(
  schema: readonly KeySchemaElement[] | undefined,
  definitions: readonly AttributeDefinition[] | undefined
): string {
  const type = (name: string | undefined): string =>
    definitions?.find(({ AttributeName }) => AttributeName === name)
      ?.AttributeType ?? '?';
  return [...(schema ?? [])]
    .sort((a, b) => (a.KeyType ?? '').localeCompare(b.KeyType ?? ''))
    .map(({ AttributeName: name }) => `${name} (${type(name)})`)
    .join(', ');
}

/** The table as DynamoDB describes it, or undefined if it is missing. */
export function describeTable(
  table: Table
): Promise<TableDescription | undefined> {
  return table.ask<TableDescription | undefined, undefined>(
    'dynamodb:DescribeTable',
    async () =>
      (
        await table.dynamodb.send(
          new DescribeTableCommand({ TableName: table.name })
        )
      ).Table,
    { ResourceNotFoundException: () => undefined }
  );
}
