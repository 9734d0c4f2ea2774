import { prefixProblem, normalizePrefix } from '../product/objectKey';
import type {
  BucketKindProblem,
  BucketNameProblem,
  TableNameProblem
} from './awsNames';
import {
  bucketKindProblem,
  bucketNameProblem,
  isRegion,
  tableNameProblem
} from './awsNames';

/** The texts of a connection's form. */
export const CONNECTION_TEXTS = [
  'name',
  'bucket',
  'bucketRegion',
  'table',
  'tableRegion',
  'prefix',
  's3Endpoint',
  'dynamodbEndpoint',
  'person',
  'profile'
] as const;

export type ConnectionText = (typeof CONNECTION_TEXTS)[number];

/** A connection as it is typed, complete or not. */
export type ConnectionFields = Readonly<Record<ConnectionText, string>> & {
  readonly pathStyle: boolean;
  readonly relay: boolean;
};

export type ConnectionFieldProblem =
  | 'empty'
  | 'name-taken'
  | 'not-a-region'
  | 'not-an-endpoint'
  | 'not-a-prefix'
  | BucketKindProblem
  | BucketNameProblem
  | TableNameProblem;

/** What the settings have of a connection, as far as it can be shown; everything else is empty. */
export function connectionFields(value: unknown): ConnectionFields {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: ConnectionText): string => {
    const stored = given[name];
    return typeof stored === 'string' ? stored : '';
  };
  return {
    name: text('name'),
    bucket: text('bucket'),
    bucketRegion: text('bucketRegion'),
    table: text('table') || 'ProductAssets',
    tableRegion: text('tableRegion'),
    prefix: text('prefix'),
    s3Endpoint: text('s3Endpoint'),
    dynamodbEndpoint: text('dynamodbEndpoint'),
    person: text('person'),
    profile: text('profile'),
    pathStyle: given.pathStyle === true,
    relay: given.relay === true
  };
}

/**
 * What is wrong with a field as it is now; undefined if nothing is.
 *
 * @param others - the names of the other connections
 */
export function connectionFieldProblem(
  field: ConnectionText,
  fields: ConnectionFields,
  others: readonly string[]
): ConnectionFieldProblem | undefined {
  const text = fields[field].trim();
  switch (field) {
    case 'name':
      return text === ''
        ? 'empty'
        : others.includes(text)
          ? 'name-taken'
          : undefined;
    case 'bucket':
      return text === ''
        ? 'empty'
        : (bucketKindProblem(text) ?? bucketNameProblem(text));
    case 'bucketRegion':
      return text === ''
        ? 'empty'
        : isRegion(text, fields.s3Endpoint.trim() !== '')
          ? undefined
          : 'not-a-region';
    case 'table':
      return text === '' ? 'empty' : tableNameProblem(text);
    case 'tableRegion':
      return text === '' ||
        isRegion(text, fields.dynamodbEndpoint.trim() !== '')
        ? undefined
        : 'not-a-region';
    case 'prefix':
      return prefixProblem(normalizePrefix(text)) ? 'not-a-prefix' : undefined;
    case 's3Endpoint':
    case 'dynamodbEndpoint':
      return /^(https?:\/\/\S+)?$/.test(text) ? undefined : 'not-an-endpoint';
    case 'person':
    case 'profile':
      return undefined;
  }
}

/** The fields that are wrong, in the order of the form. */
export function wrongConnectionFields(
  fields: ConnectionFields,
  others: readonly string[]
): readonly ConnectionText[] {
  return CONNECTION_TEXTS.filter(
    field => connectionFieldProblem(field, fields, others) !== undefined
  );
}
