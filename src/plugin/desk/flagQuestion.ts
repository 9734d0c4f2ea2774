import { Dialog } from '@jupyterlab/apputils';
import * as React from 'react';

import type { Flag } from '../../domain/board/teamSettings';
import { FlagMenu } from '../../ui/edits/FlagMenu';
import type { Trans } from '../../words/trans';
import { DialogBody } from '../dialogBody';
import { keepKeys } from './keysKeeper';

/**
 * Asks for a flag: a digit from 1 chooses one at once, from the moment of the call.
 *
 * @param flags - those that are offered
 * @param set - ids of those that the product has
 * @returns the id of one; undefined if the person declines
 */
export async function askFlag(
  trans: Trans,
  flags: readonly Flag[],
  set: readonly string[]
): Promise<string | undefined> {
  let chosen: string | undefined;
  const pick = (id: string): void => {
    chosen = id;
    dialog.reject();
  };
  const dialog = new Dialog({
    title: trans.__('Flag the product'),
    body: new DialogBody(trans, () =>
      React.createElement(FlagMenu, { flags, set, onPick: pick })
    ),
    buttons: [Dialog.cancelButton()]
  });
  const release = keepKeys(dialog.node, key => {
    const flag = /^[1-9]$/.test(key) ? flags[Number(key) - 1] : undefined;
    if (flag) {
      pick(flag.id);
    } else if (key === 'Escape') {
      dialog.reject();
    }
    return flag !== undefined || key === 'Escape';
  });
  await dialog.launch().finally(release);
  return chosen;
}
