import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { flushSync } from 'react-dom';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';

import type { Trans } from '../words/trans';
import { TransContext } from '../ui/controls/trans';

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
          this._render()
        )
      )
    );
  }
}
