import { ReactWidget } from '@jupyterlab/apputils';
import * as React from 'react';

import type { Trans } from '../words/trans';
import { TransContext } from '../ui/controls/trans';

/** A React view in a dialog of JupyterLab. */
export class DialogBody extends ReactWidget {
  constructor(
    private readonly _trans: Trans,
    private readonly _render: () => JSX.Element
  ) {
    super();
    this.addClass('jp-CurationDialog');
    this.node.setAttribute('data-lm-suppress-shortcuts', '');
  }

  protected render(): JSX.Element {
    return React.createElement(
      TransContext.Provider,
      { value: this._trans },
      this._render()
    );
  }
}
