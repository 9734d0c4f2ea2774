import * as React from 'react';

import type { SpendingState } from '../../desk/state';
import type { Cost } from '../../domain/connection/cost/cost';
import { costOf } from '../../domain/connection/cost/cost';
import type { Usage } from '../../domain/connection/cost/usage';
import { formatBytes, formatCount, formatMoney } from '../../words/format';
import { pricesText } from '../../words/connection/spending';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';

/** One row of the table, of usage or of cost. */
type Row<Of> = readonly [
  name: string,
  value: (of: Of) => number,
  format: (value: number, trans: Trans) => string
];

/** The billed requests and their cost: of the product, of the lists, and in total. */
export function SpendingTable({
  spending: { product, lists, session, prices }
}: {
  spending: SpendingState;
}): JSX.Element {
  const trans = useTrans();
  const columns = [
    ...(product ? [{ name: trans.__('This product'), usage: product }] : []),
    { name: trans.__('Queue and lists'), usage: lists },
    { name: trans.__('Session'), usage: session }
  ];
  const usages = columns.map(({ usage }) => usage);
  const costs = usages.flatMap(usage => costOf(usage, prices) ?? []);
  return (
    <>
      <table className="jp-CurationSpending-table">
        <caption>{trans.__('Requests and cost')}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{usageRows(trans).map(row => cells(row, usages, trans))}</tbody>
        {costs.length > 0 && (
          <tbody className="jp-CurationSpending-cost">
            {costRows(trans).map(row => cells(row, costs, trans))}
          </tbody>
        )}
      </table>
      <p className="jp-CurationSpending-remark">{pricesText(prices, trans)}</p>
    </>
  );
}

function cells<Of>(
  [name, value, format]: Row<Of>,
  all: readonly Of[],
  trans: Trans
): JSX.Element {
  return (
    <tr key={name}>
      <th scope="row">{name}</th>
      {all.map((of, at) => (
        <td key={at}>{format(value(of), trans)}</td>
      ))}
    </tr>
  );
}

function usageRows(trans: Trans): readonly Row<Usage>[] {
  return [
    [trans.__('S3: GET, HEAD'), usage => usage.s3Reads, formatCount],
    [trans.__('S3: PUT, COPY, LIST'), usage => usage.s3Writes, formatCount],
    [trans.__('S3: free of charge'), usage => usage.s3Free, formatCount],
    [trans.__('S3: received'), usage => usage.s3Bytes, formatBytes],
    [trans.__('DynamoDB: requests'), usage => usage.tableRequests, formatCount],
    [trans.__('DynamoDB: read units'), usage => usage.readUnits, formatCount],
    [trans.__('DynamoDB: write units'), usage => usage.writeUnits, formatCount]
  ];
}

function costRows(trans: Trans): readonly Row<Cost>[] {
  return [
    [trans.__('S3, requests'), cost => cost.s3Requests, formatMoney],
    [trans.__('S3, data transfer'), cost => cost.s3Bytes, formatMoney],
    [trans.__('DynamoDB'), cost => cost.table, formatMoney],
    [trans.__('Total'), cost => cost.total, formatMoney]
  ];
}
