import { ReactWidget } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import type { Desk } from '../../desk/desk';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { stopRepeats } from '../commands/stopRepeats';
import type { SampleJob } from '../../desk/jobs/sample/sampleJob';
import type { ConnectedDesk, DeskHost } from '../connection/connectDesk';
import { connectAllowed } from '../connection/connectAllowed';
import { connectDesk } from '../connection/connectDesk';
import type { Connections } from '../connection/connections';
import type { FindConnection } from '../connection/findConnection';
import { PanelConnection } from '../connection/panelConnection';
import type { DeskHolder } from '../deskHolder';
import { isModalFocused } from './keyboardFocus';
import { ConnectionForm } from '../../ui/connection/ConnectionForm';
import { TransContext } from '../../ui/controls/trans';
import type { ConnectionFields } from '../../domain/connection/connectionFields';
import type { Problem } from '../../words/errors';
import { asProblem } from '../../words/errors';
import { isServerAway } from '../../domain/connection/serverAway';
import { needsOfDesk } from '../../domain/connection/contentPolicy';
import { pagePolicy } from '../../adapters/browser/connection/pagePolicy';
import { ServerWatch } from '../../desk/connection/serverWatch';
import { PageClock } from '../../adapters/browser/pageClock';
import type { PolicyOfServer } from '../../adapters/jupyter/serverPolicies';
import { askServer } from '../../adapters/jupyter/serverRoute';
import { PanelView } from './PanelView';
import { placeOf } from './placeOf';

export interface DeskPanelOptions {
  /** The connection's name; the first one if undefined. */
  readonly connection: string | undefined;
  /** Its name in JupyterLab's layout, which stays. */
  readonly inLayout: string;
  /** As the server's policy allows. */
  readonly find: FindConnection;
  /** The same, as long as the policy is not known by the person's settings alone. */
  readonly guess: FindConnection;
  readonly policy: Pick<PolicyOfServer, 'ask'>;
  readonly host: DeskHost;
  readonly openSettings: () => void;
  readonly connections: Connections;
  readonly sample: SampleJob;
  /** Checks everything that a connection needs. */
  readonly test: (connection: string | undefined) => void;
}

/** The desk as a Lumino widget, which connects and then shows the desk, or tells why it cannot connect. */
export class DeskPanel extends ReactWidget implements DeskHolder {
  private readonly _changed = new Signal<this, void>(this);
  private readonly _stateChanged = new Signal<this, void>(this);
  private readonly _connection: PanelConnection<ConnectedDesk>;
  /** Goes on when the server is back. */
  private readonly _watch: ServerWatch;
  private readonly _unfollowPolicy: () => void;
  private _unsubscribe = (): void => undefined;
  private _connecting: Promise<void> | null = null;
  private _connectionName: string | undefined;
  /** What the desk was connected with. */
  private _used: Connection | undefined;
  /** The connection whose form is shown, or a new one. */
  private _editing: { readonly name: string | undefined } | null = null;
  private _typed: TemporaryCredentials | undefined;

  constructor(private readonly _options: DeskPanelOptions) {
    super();
    this._connectionName = _options.connection;
    this._connection = new PanelConnection<ConnectedDesk>({
      find: () => _options.guess(this._connectionName),
      make: (guess, typed) => {
        const asked = this._connectionName;
        const policy = _options.policy.ask();
        return connectAllowed<ConnectedDesk>({
          guess,
          policy,
          find: () => _options.find(asked),
          connect: connection => {
            this._connectionName = connection.name;
            this._used = connection;
            return connectDesk(connection, typed, {
              ..._options.host,
              policy: () => policy,
              onNoCredentials: error => this._lost(error)
            });
          },
          end: connected => connected.dispose()
        });
      },
      start: async ({ desk }) => {
        this._watch.settled();
        this._followPolicy();
        desk.setVisible(this.isVisible);
        await desk.start();
        if (!isModalFocused()) {
          this.focusImages();
        }
      },
      end: connected => connected.dispose(),
      trans: _options.host.trans,
      changed: () => {
        this.update();
        this._changed.emit();
        this._followState();
        this._watchFailure();
      }
    });
    this._watch = new ServerWatch({
      clock: new PageClock(() => 0),
      ask: () => askServer('version', _options.host.serverSettings),
      onBack: () => this._serverBack(),
      onStillAway: error => this._serverStillAway(error)
    });
    this._unfollowPolicy = pagePolicy().subscribe(this._followPolicy);
    this._watch.setVisible(document.visibilityState === 'visible');
    this.addClass('jp-CurationPanel');
    this.node.addEventListener('keydown', stopRepeats);
    window.addEventListener('online', this._online);
    window.addEventListener('offline', this._offline);
    window.addEventListener('pagehide', this._left);
    window.addEventListener('focus', this._cameBack);
    document.addEventListener('visibilitychange', this._cameBack);
  }

  /** The desk, or null while it is not connected. */
  get desk(): Desk | null {
    return this._connection.live?.desk ?? null;
  }

  /** Another desk, or none, is shown. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get stateChanged(): ISignal<this, void> {
    return this._stateChanged;
  }

  /** The connection's name: the one asked for, or the real one when it is known. */
  get connectionName(): string | undefined {
    return this._connectionName;
  }

  /** Its name in JupyterLab's layout, whatever its connection is. */
  get inLayout(): string {
    return this._options.inLayout;
  }

  /** Credentials typed for this page. A job on the same connection needs them too. */
  get typedCredentials(): TemporaryCredentials | undefined {
    return this._typed;
  }

  /**
   * Connects, or connects again. A call while it is connecting joins the first.
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

  /** Opens what the arguments of `curation:open` name, if there is a desk. */
  async open(args: Readonly<Record<string, unknown>>): Promise<void> {
    await this.desk?.perform('open', placeOf(args));
  }

  /** Shows the form of a connection, or an empty one. */
  edit(name: string | undefined): void {
    this._show({ name });
  }

  /** Leaves the connection for another. */
  async switchTo(name: string): Promise<void> {
    this._show(null);
    if (name !== this._connectionName || this.desk === null) {
      await this._connecting;
      this._connectionName = name;
      await this.connect();
    }
  }

  /** Runs the sample, and shows it here when it is ready. */
  async trySample(): Promise<void> {
    this._show(null);
    const name = await this._options.sample.open();
    if (name !== undefined && !this.isDisposed) {
      await this.switchTo(name);
    }
  }

  /** The settings have changed: connects again if they describe the connection otherwise, or if there is no desk. */
  async settingsChanged(): Promise<void> {
    await this._connecting;
    if (this.isDisposed || (this.desk !== null && (await this._isSame()))) {
      return;
    }
    await this.connect(this._typed);
  }

  private async _isSame(): Promise<boolean> {
    try {
      const now = await this._options.find(this._connectionName);
      return JSON.stringify(now) === JSON.stringify(this._used);
    } catch {
      // It cannot be used any more. Connecting shows why.
      return false;
    }
  }

  private _show(editing: typeof this._editing): void {
    this._editing = editing;
    this.update();
  }

  /** Resolves when nothing of a disposed desk runs any more. */
  get ended(): Promise<void> {
    return this._connection.ended;
  }

  dispose(): void {
    if (!this.isDisposed) {
      this.node.removeEventListener('keydown', stopRepeats);
      window.removeEventListener('online', this._online);
      window.removeEventListener('offline', this._offline);
      window.removeEventListener('pagehide', this._left);
      window.removeEventListener('focus', this._cameBack);
      document.removeEventListener('visibilitychange', this._cameBack);
      this._unsubscribe();
      this._watch.stop();
      this._unfollowPolicy();
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

  /** Brings the keyboard's focus to the focused image, or to where the images are while no product is open. */
  focusImages(): void {
    if (this.desk?.state.open.state === 'open') {
      this.desk.focus();
    } else {
      const grid = this.node.querySelector<HTMLElement>('.jp-CurationImages');
      (grid ?? this.node).focus({ preventScroll: true });
    }
  }

  protected onActivateRequest(): void {
    if (!isModalFocused()) {
      this.focusImages();
    }
  }

  protected render(): JSX.Element {
    const { host, openSettings, connections, sample, test } = this._options;
    const { _editing: editing, _connectionName: name } = this;
    const { state } = this._connection;
    if (editing !== null) {
      return (
        <TransContext.Provider value={host.trans}>
          <ConnectionForm
            // Another connection begins with its own fields.
            key={editing.name ?? ''}
            initial={connections.fields(editing.name)}
            others={[
              ...connections.configured,
              ...connections.administrators
            ].filter(other => other !== editing.name)}
            problem={
              state.kind === 'failed' && editing.name === name
                ? state.problem
                : undefined
            }
            onTest={fields => connections.test(fields, this._typed)}
            onSave={fields => this._save(editing.name, fields)}
            onCancel={() => this._show(null)}
          />
        </TransContext.Provider>
      );
    }
    return (
      <PanelView
        state={this._connection.state}
        trans={host.trans}
        drawMarkdown={host.drawMarkdown}
        boundKeys={host.boundKeys}
        onSignIn={typed => void this.connect(typed)}
        onRetry={() => void this.connect()}
        onOpenSettings={openSettings}
        onAdd={connections.allowsOwn ? () => this.edit(undefined) : undefined}
        sample={{ store: sample.store, onTry: () => void this.trySample() }}
        onEdit={
          name !== undefined && connections.isEditable(name)
            ? () => this.edit(name)
            : undefined
        }
        onTest={() => test(name)}
      />
    );
  }

  /** The change of the settings connects the panel again. */
  private async _save(
    before: string | undefined,
    fields: ConnectionFields
  ): Promise<Problem | undefined> {
    const problem = await this._options.connections.save(before, fields);
    if (problem === undefined) {
      this._show(null);
      await this._connecting;
      this._connectionName = fields.name.trim();
      await this.settingsChanged();
    }
    return problem;
  }

  private _followState(): void {
    const changed = (): void => this._stateChanged.emit();
    this._unsubscribe();
    this._unsubscribe =
      this.desk?.store.subscribe(changed) ?? ((): void => undefined);
    changed();
  }

  private readonly _followPolicy = (): void => {
    const before = this.desk?.state.policyNeeds;
    const needs = this._used ? needsOfDesk(pagePolicy().needs, this._used) : [];
    if (before && needs.length !== before.length) {
      this.desk?.setPolicyNeeds(needs);
    }
  };

  private _watchFailure(): void {
    const { failure } = this._connection;
    if (isServerAway(failure?.error)) {
      this._watch.start();
    } else if (failure !== null) {
      this._watch.stop();
    }
  }

  /** The server gave a desk no further credentials. What asked for them says so itself. */
  private _lost(error: unknown): void {
    if (this.desk !== null && isServerAway(error)) {
      this.desk.serverAway(asProblem(error, this._options.host.trans));
      this._watch.start();
    }
  }

  private _serverStillAway(error: unknown): void {
    if (this.desk === null) {
      this._connection.tellAnew(error);
    } else if (this.desk.state.notice?.serverAway) {
      this.desk.serverAway(asProblem(error, this._options.host.trans));
    }
  }

  private _serverBack(): void {
    if (this.desk === null) {
      void this.connect(this._typed);
    } else {
      this.desk.serverBack();
    }
  }

  private readonly _online = (): void => {
    this.desk?.setOnline(true);
    this._watch.wake();
  };

  private readonly _offline = (): void => this.desk?.setOnline(false);

  private readonly _left = (): void => this.desk?.leavePage();

  private readonly _cameBack = (): void => {
    this._watch.setVisible(document.visibilityState === 'visible');
    if (document.visibilityState === 'visible') {
      this.desk?.lookAgain();
    }
  };
}
