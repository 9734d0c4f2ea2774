import type { Trans } from './trans';
import type { Sentence } from './sentence';

/** A part of the screen that can fail alone. */
export type PaneName =
  | 'desk'
  | 'header'
  | 'toolbar'
  | 'queue'
  | 'images'
  | 'conflict'
  | 'viewer'
  | 'message'
  | 'unsaved'
  | 'board'
  | 'statistics'
  | 'status-line'
  | 'dialog'
  | 'job';

/** That a part of the screen cannot be drawn, and what can be done. */
export function paneFailed(pane: PaneName, trans: Trans): Sentence {
  return {
    text: paneText(pane, trans),
    remedy:
      pane === 'desk' || pane === 'job' || pane === 'dialog'
        ? trans.__('Nothing that you have done is lost.')
        : trans.__(
            'The rest of the desk works, and nothing that you have done is lost.'
          )
  };
}

function paneText(pane: PaneName, trans: Trans): string {
  switch (pane) {
    case 'desk':
      return trans.__('The desk cannot be shown.');
    case 'header':
      return trans.__('The line above the images cannot be shown.');
    case 'toolbar':
      return trans.__('This part of the toolbar cannot be shown.');
    case 'queue':
      return trans.__('The queue cannot be shown.');
    case 'images':
      return trans.__('The images cannot be shown.');
    case 'conflict':
      return trans.__('The conflict cannot be shown.');
    case 'message':
      return trans.__('A message cannot be shown.');
    case 'unsaved':
      return trans.__('The list of unsaved changes cannot be shown.');
    case 'viewer':
      return trans.__('The viewer cannot be shown.');
    case 'board':
      return trans.__('The board cannot be shown.');
    case 'statistics':
      return trans.__('The statistics cannot be shown.');
    case 'status-line':
      return trans.__('The status line cannot be shown.');
    case 'dialog':
      return trans.__('This dialog cannot be shown.');
    case 'job':
      return trans.__('This page cannot be shown.');
  }
}

export function detailsNotCopied(trans: Trans): string {
  return trans.__(
    'The browser did not copy them. Select the text below, and copy it.'
  );
}
