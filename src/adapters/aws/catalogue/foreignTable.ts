import { ScanCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import {
  Cancelled,
  CurationError,
  Throttled,
  Unreachable
} from '../../../domain/errors';
import { readCategories } from '../../../domain/product/categories';
import { COUNTED_ATTRIBUTES } from '../../../domain/product/shape/countProducts';
import {
  FOREIGN_SAMPLE,
  isForeign
} from '../../../domain/product/shape/foreignShape';
import { Expression } from './expression';
import { reading } from './reading';
import { scanning } from './scanning';
import type { Table } from '../connection/table';

/** Items of a table without a list of categories that are looked at. */
const SCANNED = 50;

/** The table may be read another time. */
const LATER = [Cancelled, Throttled, Unreachable];

/**
 * Whether some products of the table have the shape of another program, as far as a sample shows.
 *
 * @throws Throttled, Unreachable, Cancelled
 */
export async function isForeignTable(table: Table): Promise<boolean> {
  try {
    return (await sample(table)).some(isForeign);
  } catch (error) {
    // Who may not read products, or finds the list of categories broken, learns
    // so from what reads them for their own sake. An answer that may come later
    // is none: a foreign table must not be changed.
    if (
      error instanceof CurationError &&
      !LATER.some(kind => error instanceof kind)
    ) {
      return false;
    }
    throw error;
  }
}

async function sample(table: Table): Promise<readonly CatalogueItem[]> {
  const listed = readCategories(await reading(table).item(CATEGORY_METADATA));
  const category = listed.find(({ products = 0 }) => products > 0) ?? listed[0];
  if (category === undefined) {
    return scanned(table);
  }
  const { items } = await scanning(table).products({
    subCategory: category.subCategory,
    limit: FOREIGN_SAMPLE,
    attributes: COUNTED_ATTRIBUTES
  });
  return items;
}

async function scanned(table: Table): Promise<readonly CatalogueItem[]> {
  const expression = new Expression();
  const { Items } = await table.ask('dynamodb:Scan', () =>
    table.documents.send(
      new ScanCommand({
        TableName: table.name,
        ProjectionExpression: expression.list(COUNTED_ATTRIBUTES),
        Limit: SCANNED,
        ...expression.placeholders
      })
    )
  );
  return (Items ?? []) as CatalogueItem[];
}
