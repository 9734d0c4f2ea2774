import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { flushSync } from 'react-dom';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';

import type { Trans } from '../words/trans';
import { Pane } from '../ui/controls/pane/Pane';
import { TransContext } from '../ui/controls/trans';

// The dialog's buttons work on if its body cannot be drawn.
const paneProps = { name: 'dialog' } as const;

/**
 * A React view in a dialog of JupyterLab. It is rendered when it is made, so that
 * the dialog finds what it is to focus as soon as it is shown: a key that is
 * pressed in between would act on something else.
 */
export class DialogBody extends Widget {
  private readonly _root: Root;

  constructor(
    private readonly _trans: Trans,
    private readonly _render: () => JSX.Element
  ) {
    super();
    this.addClass('jp-CurationDialog');
    this.node.setAttribute('data-lm-suppress-shortcuts', '');
    this._root = createRoot(this.node);
    this._draw();
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._root.unmount();
      super.dispose();
    }
  }

  protected onUpdateRequest(): void {
    this._draw();
  }

  private _draw(): void {
    flushSync(() =>
      this._root.render(
        React.createElement(
          TransContext.Provider,
          { value: this._trans },
          React.createElement(Pane, paneProps, this._render())
        )
      )
    );
  }
}
