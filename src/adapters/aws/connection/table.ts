import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Connection } from '../../../domain/connection/connection';
import { tableArn } from '../../../domain/connection/policy/arn';
import { ask } from '../answers/ask';
import type { Met } from '../answers/ask';
import type { Effects } from '../answers/effects';
import type { Clients } from './clients';
import { retryWrites } from '../answers/retryWrites';

/** The connection's table, and how to send requests to it. */
export interface Table {
  readonly dynamodb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly name: string;
  readonly effects: Effects;
  /**
   * Makes a request, and repeats it if it only met another one.
   *
   * @param action - the IAM action that it needs
   * @param met - refusals that are answers
   * @throws one of the project's own errors
   */
  ask<T, R = never>(
    action: string,
    send: () => Promise<T>,
    met?: Met<R>,
    index?: string
  ): Promise<T | R>;
}

export function tableOf(
  connection: Connection,
  { dynamodb, documents, credentials }: Clients,
  effects: Effects
): Table {
  const { table: name, dynamodbEndpoint: endpoint } = connection;
  const region = connection.tableRegion || connection.bucketRegion;
  return {
    dynamodb,
    documents,
    name,
    effects,
    ask: (action, send, met, index) =>
      ask(
        {
          action,
          resource: tableArn(region, name, index),
          service: { kind: 'table', name, region, endpoint },
          doubt: effects.doubt,
          relays: effects.relays
        },
        () => retryWrites(effects, send),
        credentials,
        met
      )
  };
}
