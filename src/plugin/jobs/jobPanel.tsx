import { ReactWidget } from '@jupyterlab/apputils';
import * as React from 'react';

import type { Store } from '../../desk/store';
import type { Trans } from '../../words/trans';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { Pane } from '../../ui/controls/pane/Pane';
import { TransContext } from '../../ui/controls/trans';
import { useStore } from '../../ui/controls/useStore';
import type { ConnectedDataset } from '../connection/connectDataset';
import { ConnectionView } from '../connection/ConnectionView';
import { PanelConnection } from '../connection/panelConnection';

/** A job of `src/desk/jobs`, and how it is rendered. */
export interface LiveJob {
  readonly job: {
    readonly store: Pick<Store<object>, 'state' | 'subscribe'>;
    /** Whether something runs that a person would lose. */
    readonly running: boolean;
    start(): Promise<void>;
    /** Resolves when nothing runs any more. */
    dispose(): Promise<void>;
  };
  /** The job as it is now. */
  render(): JSX.Element;
}

export interface JobPanelOptions {
  readonly trans: Trans;
  /** The connection as configured now; undefined if there is none. */
  readonly find: () => Promise<Connection | undefined>;
  readonly connect: (
    connection: Connection,
    typed: TemporaryCredentials | undefined
  ) => Promise<ConnectedDataset>;
  /** @param signIn - connects again */
  readonly make: (
    connected: ConnectedDataset,
    connection: Connection,
    signIn: () => void
  ) => LiveJob;
  readonly openSettings: () => void;
}

/** A job and its connection, which `disconnect` ends. */
interface ConnectedJob {
  readonly live: LiveJob;
  disconnect(): void;
}

/** A job as a Lumino widget, which connects and then shows the job. Disposing of it leaves nothing running. */
export class JobPanel extends ReactWidget {
  private readonly _connection: PanelConnection<ConnectedJob>;

  constructor(private readonly _options: JobPanelOptions) {
    super();
    const { find, connect, make, trans } = _options;
    this._connection = new PanelConnection<ConnectedJob>({
      find,
      make: async (connection, typed) => {
        const connected = await connect(connection, typed);
        return {
          live: make(connected, connection, () => void this.connect()),
          disconnect: () => connected.dispose()
        };
      },
      // What it reads first may take its time. The job is shown meanwhile, and asks.
      start: async connected => {
        connected.live.job
          .start()
          .catch(error => this._connection.failed(connected, error));
      },
      end: async ({ live, disconnect }) => {
        // The job still needs the connection to finish what it has begun.
        await live.job.dispose();
        disconnect();
      },
      trans,
      changed: () => this.update()
    });
    this.addClass('jp-CurationPanel');
    this.node.tabIndex = -1;
  }

  /** Whether something runs that disposing of it would end. */
  get isWorking(): boolean {
    return this._connection.live?.live.job.running === true;
  }

  /**
   * Connects, or connects again.
   *
   * @param typed - credentials typed for this page
   */
  connect(typed?: TemporaryCredentials): Promise<void> {
    return this._connection.connect(typed);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._connection.dispose();
      super.dispose();
    }
  }

  protected onActivateRequest(): void {
    // The element that gets the focus may not be rendered yet.
    void (this.renderPromise ?? Promise.resolve()).then(() => {
      const { activeElement } = document;
      if (activeElement === this.node || !this.node.contains(activeElement)) {
        const first =
          // What a person does first need not stand first.
          this.node.querySelector<HTMLElement>('[data-curation-first]') ??
          this.node.querySelector<HTMLElement>(
            'input, select, button:enabled, [role="grid"]'
          );
        (first ?? this.node).focus();
      }
    });
  }

  protected render(): JSX.Element {
    const { trans, openSettings } = this._options;
    const { state } = this._connection;
    return (
      <TransContext.Provider value={trans}>
        {state.kind === 'live' ? (
          <Pane name="job" of={state.live.live} request={0}>
            <Drawn live={state.live.live} />
          </Pane>
        ) : (
          <ConnectionView
            state={state}
            trans={trans}
            onSignIn={typed => void this.connect(typed)}
            onRetry={() => void this.connect()}
            onOpenSettings={openSettings}
            // The form is on the desk. The settings have the connections too.
            onAdd={openSettings}
          />
        )}
      </TransContext.Provider>
    );
  }
}

/** The job, rendered again when its state changes. */
function Drawn({ live }: { live: LiveJob }): JSX.Element {
  useStore(live.job.store);
  return live.render();
}
