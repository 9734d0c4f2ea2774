import type { CommandRegistry } from '@lumino/commands';

import type { Desk } from '../../desk/desk';
import type { ICuration } from '../../tokens';
import { commandId } from '../ids';

/** The public interface to the desk that was used last. */
export function curation(
  commands: CommandRegistry,
  current: () => Desk | null
): ICuration {
  return {
    async open(target = {}) {
      await commands.execute(commandId('open'), { ...target });
    },
    get selection() {
      const desk = current();
      return desk ? selectionOf(desk) : null;
    }
  };
}

function selectionOf(desk: Desk): ICuration.ISelection | null {
  const { open, access } = desk.state;
  if (open.state !== 'open') {
    return null;
  }
  const { mainCategory, subCategory, productId } = open.product;
  return {
    connection: access.connectionName,
    mainCategory,
    subCategory,
    productId,
    images: desk.selected.flatMap(path => desk.pictures.addressOf(path) ?? [])
  };
}
