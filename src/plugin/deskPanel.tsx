import { ReactWidget } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import type { Desk } from '../desk/desk';
import { asProblem } from '../desk/problem';
import type { Connection } from '../domain/connection';
import type { TemporaryCredentials } from '../ports/credentials';
import type { ConnectedDesk, DeskSurroundings } from './connect';
import { connectDesk } from './connect';
import { PanelView } from './panelView';
import type { PanelState } from './panelView';
import { stopRepeats } from './stopRepeats';

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
  private _state: PanelState = { kind: 'connecting' };
  private _connected: ConnectedDesk | null = null;
  private readonly _changed = new Signal<this, void>(this);
  private _attempt = 0;
  private _connecting: Promise<void> | null = null;
  private _connectionName: string | undefined;
  private _typed: TemporaryCredentials | undefined;

  constructor(private readonly _options: DeskPanelOptions) {
    super();
    this._connectionName = _options.connection;
    this.addClass('jp-CurationPanel');
    this.node.addEventListener('keydown', stopRepeats);
    window.addEventListener('online', this._online);
    window.addEventListener('offline', this._offline);
  }

  /** The desk, or null while it is not connected. */
  get desk(): Desk | null {
    return this._connected?.desk ?? null;
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
    this._connecting ??= this._connect(typed).finally(() => {
      this._connecting = null;
    });
    return this._connecting;
  }

  private async _connect(
    typed: TemporaryCredentials | undefined
  ): Promise<void> {
    const attempt = ++this._attempt;
    this._typed = typed;
    this._show({ kind: 'connecting' });
    await this._disconnect();
    try {
      const connection = await this._options.find(this._connectionName);
      if (connection === undefined) {
        this._show({ kind: 'no-connection' });
        return;
      }
      this._connectionName = connection.name;
      const connected = await connectDesk(
        connection,
        typed,
        this._options.surroundings
      );
      if (attempt !== this._attempt || this.isDisposed) {
        await connected.dispose();
        return;
      }
      this._connected = connected;
      connected.desk.setVisible(this.isVisible);
      this._show({ kind: 'desk', desk: connected.desk });
      await connected.desk.start();
      connected.desk.focus();
    } catch (error) {
      if (attempt === this._attempt) {
        this._show({ kind: 'failed', problem: asProblem(error) });
      }
    }
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._attempt++;
      this.node.removeEventListener('keydown', stopRepeats);
      window.removeEventListener('online', this._online);
      window.removeEventListener('offline', this._offline);
      this._disconnect().catch(error => console.error(error));
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
        state={this._state}
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

  private _show(state: PanelState): void {
    this._state = state;
    if (!this.isDisposed) {
      this.update();
      this._changed.emit();
    }
  }

  private async _disconnect(): Promise<void> {
    const connected = this._connected;
    this._connected = null;
    await connected?.dispose();
  }
}
