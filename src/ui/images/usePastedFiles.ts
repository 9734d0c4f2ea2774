import { useCallback } from 'react';
import type { ClipboardEventHandler } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { OpenState } from '../../desk/state';
import { splitImagePath } from '../../domain/images/image';

/** Files that are pasted on the desk go to the folder of the focused image. A text field keeps what is pasted there. */
export function usePastedFiles(
  open: OpenState,
  actions: Pick<DeskActions, 'uploadFiles'>
): ClipboardEventHandler {
  const focus = open.state === 'open' ? open.focus : null;
  return useCallback(
    event => {
      const files = [...event.clipboardData.files];
      const { target } = event;
      if (
        files.length > 0 &&
        !(target instanceof Element && target.closest('input, textarea'))
      ) {
        event.preventDefault();
        actions.uploadFiles(
          files,
          focus ? splitImagePath(focus).folder : 'detail'
        );
      }
    },
    [focus, actions]
  );
}
