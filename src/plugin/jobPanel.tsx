import { ReactWidget } from '@jupyterlab/apputils';
import * as React from 'react';
import { useSyncExternalStore } from 'react';

import { asProblem } from '../desk/problem';
import type { Store } from '../desk/store';
import type { Trans } from '../desk/trans';
import type { Connection } from '../domain/connection';
import type { TemporaryCredentials } from '../ports/credentials';
import { TransContext } from '../ui/trans';
import type { ConnectedPlace } from './connectPlace';
import type { WayInState } from './wayIn';
import { WayIn } from './wayIn';

/** A job of `src/desk/jobs`, and how it is drawn. */
export interface LiveJob {
  readonly job: {
    readonly store: Pick<Store<object>, 'state' | 'subscribe'>;
    start(): Promise<void>;
    /** Resolves when nothing runs any more. */
    dispose(): Promise<void>;
  };
  /** The job as it is now. */
  draw(): JSX.Element;
}

export interface JobPanelOptions {
  readonly trans: Trans;
  /** The connection as configured now; undefined where there is none. */
  readonly find: () => Promise<Connection | undefined>;
  readonly connect: (
    connection: Connection,
    typed: TemporaryCredentials | undefined
  ) => Promise<ConnectedPlace>;
  /** @param signIn - connects again */
  readonly make: (
    connected: ConnectedPlace,
    connection: Connection,
    signIn: () => void
  ) => LiveJob;
  readonly openSettings: () => void;
}

type State = WayInState | { readonly kind: 'live'; readonly live: LiveJob };

/** A job as a Lumino widget: connects, then draws it. Closed, it leaves nothing running. */
export class JobPanel extends ReactWidget {
  private _state: State = { kind: 'connecting' };
  private _end: () => Promise<void> = async () => undefined;
  private _attempt = 0;

  constructor(private readonly _options: JobPanelOptions) {
    super();
    this.addClass('jp-CurationPanel');
    this.node.tabIndex = -1;
  }

  /**
   * Connects, or connects again.
   *
   * @param typed - credentials typed for this page
   */
  async connect(typed?: TemporaryCredentials): Promise<void> {
    const attempt = ++this._attempt;
    const { find, connect, make } = this._options;
    this._show({ kind: 'connecting' });
    await this._disconnect();
    try {
      const connection = await find();
      if (connection === undefined) {
        this._show({ kind: 'no-connection' });
        return;
      }
      const connected = await connect(connection, typed);
      if (attempt !== this._attempt) {
        connected.dispose();
        return;
      }
      const live = make(connected, connection, () => void this.connect());
      this._end = async () => {
        // What it has begun needs the connection still.
        await live.job.dispose();
        connected.dispose();
      };
      this._show({ kind: 'live', live });
      await live.job.start();
    } catch (error) {
      if (attempt === this._attempt) {
        this._show({ kind: 'failed', problem: asProblem(error) });
      }
    }
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._attempt++;
      this._disconnect().catch(error => console.error(error));
      super.dispose();
    }
  }

  protected onActivateRequest(): void {
    // What is to have the focus may not be drawn yet.
    void (this.renderPromise ?? Promise.resolve()).then(() => {
      const { activeElement } = document;
      if (activeElement === this.node || !this.node.contains(activeElement)) {
        const first = this.node.querySelector<HTMLElement>(
          'input, select, button:enabled, [role="grid"]'
        );
        (first ?? this.node).focus();
      }
    });
  }

  protected render(): JSX.Element {
    const { trans, openSettings } = this._options;
    return (
      <TransContext.Provider value={trans}>
        {this._state.kind === 'live' ? (
          <Drawn live={this._state.live} />
        ) : (
          <WayIn
            state={this._state}
            trans={trans}
            onSignIn={typed => void this.connect(typed)}
            onRetry={() => void this.connect()}
            onOpenSettings={openSettings}
          />
        )}
      </TransContext.Provider>
    );
  }

  private _show(state: State): void {
    this._state = state;
    if (!this.isDisposed) {
      this.update();
    }
  }

  private async _disconnect(): Promise<void> {
    const end = this._end;
    this._end = async () => undefined;
    await end();
  }
}

/** The job, drawn anew when its state changes. */
function Drawn({ live }: { live: LiveJob }): JSX.Element {
  const { store } = live.job;
  useSyncExternalStore(
    listener => store.subscribe(listener),
    () => store.state
  );
  return live.draw();
}
