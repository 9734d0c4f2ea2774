import { Dialog, showDialog } from '@jupyterlab/apputils';
import * as React from 'react';

import type { DeskQuestions } from '../../desk/deskQuestions';
import { KeptChangesList } from '../../ui/saving/KeptChangesList';
import { keptQuestion } from '../../words/saving/kept';
import type { Trans } from '../../words/trans';
import { DialogBody } from '../dialogBody';
import { saveJson } from '../saveJson';

type Kept = Parameters<DeskQuestions['kept']>;

/** Shows the changes and asks; saving a copy leads back to the question. */
export async function askKept(
  trans: Trans,
  kept: Kept[0],
  copy: Kept[1]
): ReturnType<DeskQuestions['kept']> {
  const mayAdopt = kept.some(one => one.mayAdopt);
  for (;;) {
    const { button } = await showDialog({
      title: keptQuestion(kept[0]?.person ?? '', trans),
      body: new DialogBody(trans, () =>
        React.createElement(KeptChangesList, { kept })
      ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Decide Later') }),
        Dialog.createButton({
          label: trans.__('Save a Copy'),
          actions: ['copy']
        }),
        Dialog.warnButton({ label: trans.__('Discard'), actions: ['discard'] }),
        ...(mayAdopt
          ? [
              Dialog.createButton({
                label: trans.__('Carry Out as Mine'),
                actions: ['adopt']
              })
            ]
          : [])
      ],
      // Enter must not decide before somebody has read.
      defaultButton: 0
    });
    const [action] = button.actions;
    if (action !== 'copy') {
      return action === 'adopt' || action === 'discard' ? action : undefined;
    }
    saveJson('unsaved-changes', ['[', (await copy()).join(',\n'), ']\n']);
  }
}
