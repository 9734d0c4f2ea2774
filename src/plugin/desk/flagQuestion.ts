import { Dialog } from '@jupyterlab/apputils';
import * as React from 'react';

import type { Flag } from '../../domain/board/teamSettings';
import { digitOf } from '../../ui/controls/digitKey';
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
  const release = keepKeys(dialog.node, event => {
    const digit = digitOf(event);
    const flag = digit && flags[digit - 1];
    const isEscape = event.key === 'Escape';
    if (flag) {
      pick(flag.id);
    } else if (isEscape) {
      dialog.reject();
    }
    return Boolean(flag) || isEscape;
  });
  await dialog.launch().finally(release);
  return chosen;
}
