import { ReactWidget } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import type { Desk } from '../../desk/desk';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { Connecting } from '../connection/connecting';
import type { ConnectedDesk, DeskSurroundings } from '../connection/connect';
import { connectDesk } from '../connection/connect';
import { isAskedInFront } from './inFront';
import { PanelView } from './panelView';
import { stopRepeats } from '../commands/stopRepeats';

export interface DeskPanelOptions {
  /** The connection's name; the first one where undefined. */
  readonly connection: string | undefined;
  /** The connection as configured now; undefined where there is none. */
  readonly find: (name: string | undefined) => Promise<Connection | undefined>;
  readonly surroundings: DeskSurroundings;
  readonly openSettings: () => void;
}

/** The desk's body as a Lumino widget: connects, then draws the desk, or says what is in the way. */
export class DeskPanel extends ReactWidget {
  private readonly _changed = new Signal<this, void>(this);
  private readonly _connection: Connecting<ConnectedDesk>;
  private _connecting: Promise<void> | null = null;
  private _connectionName: string | undefined;
  private _typed: TemporaryCredentials | undefined;

  constructor(private readonly _options: DeskPanelOptions) {
    super();
    this._connectionName = _options.connection;
    this._connection = new Connecting<ConnectedDesk>({
      find: () => _options.find(this._connectionName),
      make: (connection, typed) => {
        this._connectionName = connection.name;
        return connectDesk(connection, typed, _options.surroundings);
      },
      start: async ({ desk }) => {
        desk.setVisible(this.isVisible);
        await desk.start();
        if (!isAskedInFront()) {
          desk.focus();
        }
      },
      end: connected => connected.dispose(),
      changed: () => {
        this.update();
        this._changed.emit();
      }
    });
    this.addClass('jp-CurationPanel');
    this.node.addEventListener('keydown', stopRepeats);
    window.addEventListener('online', this._online);
    window.addEventListener('offline', this._offline);
  }

  /** The desk, or null while it is not connected. */
  get desk(): Desk | null {
    return this._connection.live?.desk ?? null;
  }

  /** Another desk, or none, is shown. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** The name of the connection, as asked for or, once known, as it is. */
  get connectionName(): string | undefined {
    return this._connectionName;
  }

  /** Credentials that were typed for this page, which a job on the same connection needs too. */
  get typedCredentials(): TemporaryCredentials | undefined {
    return this._typed;
  }

  /**
   * Connects, or connects again; a call while one is under way is that one.
   *
   * @param typed - credentials typed for this page
   */
  connect(typed?: TemporaryCredentials): Promise<void> {
    if (this._connecting === null) {
      this._typed = typed;
      this._connecting = this._connection.connect(typed).finally(() => {
        this._connecting = null;
      });
    }
    return this._connecting;
  }

  dispose(): void {
    if (!this.isDisposed) {
      this.node.removeEventListener('keydown', stopRepeats);
      window.removeEventListener('online', this._online);
      window.removeEventListener('offline', this._offline);
      this._connection.dispose();
      super.dispose();
    }
  }

  protected onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.desk?.setVisible(true);
  }

  protected onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this.desk?.setVisible(false);
  }

  protected onActivateRequest(): void {
    if (isAskedInFront()) {
      return;
    }
    if (this.desk) {
      this.desk.focus();
    } else {
      this.node.focus();
    }
  }

  protected render(): JSX.Element {
    const { surroundings, openSettings } = this._options;
    return (
      <PanelView
        state={this._connection.state}
        trans={surroundings.trans}
        drawMarkdown={surroundings.drawMarkdown}
        boundKeys={surroundings.boundKeys}
        onSignIn={typed => void this.connect(typed)}
        onRetry={() => void this.connect()}
        onOpenSettings={openSettings}
      />
    );
  }

  private readonly _online = (): void => this.desk?.setOnline(true);

  private readonly _offline = (): void => this.desk?.setOnline(false);
}
