import type { Catalogue } from '../../../ports/product/catalogue';
import type { Table } from '../connection/table';
import { changing } from './changing';
import { claiming } from './claiming';
import { filling } from './filling';
import { reading } from './reading';
import { scanning } from './scanning';

/** The catalogue on a DynamoDB table of the documented shape. */
export function awsCatalogue(table: Table): Catalogue {
  return {
    ...reading(table),
    ...scanning(table),
    ...claiming(table),
    ...changing(table),
    ...filling(table)
  };
}
