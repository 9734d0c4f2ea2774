import type { IToolbarWidgetRegistry } from '@jupyterlab/apputils';
import { ReactWidget } from '@jupyterlab/apputils';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import * as React from 'react';

import { ConnectionPicker } from '../../ui/connection/ConnectionPicker';
import { TransContext } from '../../ui/controls/trans';
import type { Trans } from '../../words/trans';
import type { Connections } from '../connection/connections';
import { TOOLBAR_FACTORY } from '../ids';
import type { DeskPanel } from './deskPanel';
import type { DeskSettings } from '../validSettings';

export interface ConnectionItemOptions {
  readonly connections: Connections;
  readonly settings: DeskSettings;
  readonly trans: Trans;
  /** The panel is to show another connection. */
  readonly pick: (panel: DeskPanel, name: string) => void;
}

/** Registers the item of the toolbar that switches between connections. It is there without a desk too. */
export function addConnectionItem(
  registry: IToolbarWidgetRegistry,
  options: ConnectionItemOptions
): void {
  registry.addFactory<MainAreaWidget<DeskPanel>>(
    TOOLBAR_FACTORY,
    'connection',
    widget => new ConnectionItem(widget.content, options)
  );
}

class ConnectionItem extends ReactWidget {
  private _names: readonly string[] = [];

  constructor(
    private readonly _panel: DeskPanel,
    private readonly _options: ConnectionItemOptions
  ) {
    super();
    this.addClass('jp-CurationBar-item');
    _panel.changed.connect(() => this.update(), this);
    _options.settings.changed.connect(this._read, this);
    this._read();
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._options.settings.changed.disconnect(this._read, this);
      super.dispose();
    }
  }

  protected render(): JSX.Element {
    const { connections, trans, pick } = this._options;
    const { _panel: panel } = this;
    const { connectionName } = panel;
    return (
      <TransContext.Provider value={trans}>
        <ConnectionPicker
          names={this._names}
          current={connectionName}
          editable={
            connectionName !== undefined &&
            connections.isEditable(connectionName)
          }
          administrators={connections.administrators}
          onPick={name => pick(panel, name)}
          onEdit={() => panel.edit(connectionName)}
          onAdd={
            connections.allowsOwn ? () => panel.edit(undefined) : undefined
          }
        />
      </TransContext.Provider>
    );
  }

  private _read(): void {
    void this._options.connections.names().then(names => {
      this._names = names;
      if (!this.isDisposed) {
        this.update();
      }
    });
  }
}
