import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import * as React from 'react';

import type { AskedText, DeskQuestions } from '../../desk/deskQuestions';
import type { FailedSave } from '../../desk/state';
import type { Trans } from '../../words/trans';
import { HoldForm } from '../../ui/edits/HoldForm';
import type { KeysGroup } from '../../ui/controls/KeysTable';
import { KeysTable } from '../../ui/controls/KeysTable';
import { LostChanges } from '../../ui/saving/LostChanges';
import { NoteForm } from '../../ui/edits/NoteForm';
import { DialogBody } from '../dialogBody';
import { askKept } from '../saving/keptQuestion';
import { askFlag } from './flagQuestion';
import { keepKeys } from './keysKeeper';
import { discardQuestion } from '../../words/saving/messages';

/** Asks the person with JupyterLab's dialogs. */
export function deskQuestions(
  trans: Trans,
  keys: () => readonly KeysGroup[]
): DeskQuestions {
  return {
    async productId() {
      const result = await InputDialog.getText({
        title: trans.__('Go to product'),
        label: trans.__('Product id'),
        okLabel: trans.__('Go')
      });
      return result.value?.trim() || undefined;
    },
    holdReason: (reasons, own) => askHoldReason(trans, reasons, own),
    note: note => askNote(trans, note),
    flag: (flags, set) => askFlag(trans, flags, set),
    files: pickFiles,
    discard: lost => askDiscard(trans, lost),
    kept: (kept, copy) => askKept(trans, kept, copy),
    async showKeys() {
      await showDialog({
        title: trans.__('Keys of the curation desk'),
        body: new DialogBody(trans, () =>
          React.createElement(KeysTable, { groups: keys() })
        ),
        buttons: [Dialog.okButton({ label: trans.__('Close') })],
        focusNodeSelector: '.jp-CurationKeys-find'
      });
    }
  };
}

async function askDiscard(
  trans: Trans,
  lost: readonly FailedSave[]
): Promise<boolean> {
  const result = await showDialog({
    title: discardQuestion(trans),
    body: new DialogBody(trans, () =>
      React.createElement(LostChanges, { lost })
    ),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Discard') })
    ]
  });
  return result.button.accept;
}

async function askNote(
  trans: Trans,
  { text: note, keep }: AskedText
): Promise<string | undefined> {
  let written = note;
  const dialog = new Dialog({
    title: trans.__('Note on the product'),
    focusNodeSelector: 'textarea',
    body: new DialogBody(trans, () =>
      React.createElement(NoteForm, {
        note,
        onChange: (text: string) => {
          written = text;
          keep(text);
        }
      })
    ),
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Save') })
    ]
  });
  const release = keepKeys(dialog.node);
  const result = await dialog.launch().finally(release);
  return result.button.accept ? written : undefined;
}

async function askHoldReason(
  trans: Trans,
  reasons: readonly string[],
  own: AskedText
): Promise<string | undefined> {
  let reason = own.text.trim();
  let refused = false;
  const body = new DialogBody(trans, () =>
    React.createElement(HoldForm, {
      reasons,
      own: own.text,
      onOwn: own.keep,
      refused,
      onChange: (text: string) => {
        reason = text.trim();
      },
      onHold: (text: string) => {
        reason = text;
        dialog.resolve();
      }
    })
  );
  const dialog = new HoldDialog(
    {
      title: trans.__('Hold the product'),
      body,
      focusNodeSelector: own.text === '' ? 'input' : 'textarea',
      buttons: [
        Dialog.cancelButton(),
        Dialog.okButton({ label: trans.__('Hold') })
      ]
    },
    () => {
      refused = reason === '';
      body.update();
      return !refused;
    }
  );
  const result = await dialog.launch();
  return result.button.accept && reason ? reason : undefined;
}

/** The dialog stays, and says why, while there is no reason. */
class HoldDialog extends Dialog<string> {
  /** @param _mayHold - called when the person wants to hold the product */
  constructor(
    options: Partial<Dialog.IOptions<string>>,
    private readonly _mayHold: () => boolean
  ) {
    super(options);
  }

  resolve(index = HOLD): void {
    if (index !== HOLD || this._mayHold()) {
      super.resolve(index);
    }
  }
}

/** The index of the button that holds the product; the other one cancels. */
const HOLD = 1;

/** Opens the computer's file dialog; resolves to no files if it is closed without a choice. */
function pickFiles(): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = 'image/*';
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
    });
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
