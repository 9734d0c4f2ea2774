import { UpdateCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
import { categoryStatus, keyOfItem } from '../../../domain/catalogueItem';
import { PACK_ATTRIBUTE } from '../../../domain/images/pack/namedPack';
import type { CatalogueChanging } from '../../../ports/product/catalogue';
import type { Table } from '../connection/table';
import { changeStatus } from './changeStatus';
import { all } from './expression';
import { itemUpdate } from './itemUpdate';
import { SORT_KEY, changeRefused } from './items';
import { setWhere } from './setWhere';

/** Changing single products. */
export function changing(
  table: Table
): Pick<CatalogueChanging, 'change' | 'changeStatus' | 'stamp' | 'namePack'> {
  const { documents, name } = table;
  return {
    async change(change) {
      const { Attributes } = await table.ask(
        'dynamodb:UpdateItem',
        () =>
          documents.send(
            new UpdateCommand({
              ...itemUpdate(name, change),
              ReturnValues: 'ALL_NEW'
            })
          ),
        {
          ConditionalCheckFailedException: ({ item, error }) => {
            throw changeRefused(change.key.productId, item, error);
          }
        }
      );
      return Attributes as CatalogueItem;
    },

    changeStatus: change => changeStatus(table, change),

    async stamp(item) {
      const { current_status: status, category_status: stamped } = item;
      if (typeof status !== 'string') {
        return false;
      }
      const key = keyOfItem(item);
      return setWhere(
        table,
        key,
        { category_status: categoryStatus(key.subCategory, status) },
        // An item that is gone has no status either: none is made.
        expression =>
          all(
            ...expression.asRead({
              current_status: status,
              category_status: stamped
            })
          )
      );
    },

    namePack: (key, pack) =>
      setWhere(table, key, { [PACK_ATTRIBUTE]: pack }, expression =>
        expression.exists(SORT_KEY)
      )
  };
}
