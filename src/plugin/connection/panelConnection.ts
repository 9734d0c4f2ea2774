import { asProblem } from '../../words/errors';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { NotConnected } from './ConnectionView';
import type { Trans } from '../../words/trans';

/** What a panel shows: why it is not connected, or what it is connected for. */
export type PanelState<Live> =
  NotConnected | { readonly kind: 'live'; readonly live: Live };

/** Why a panel could not connect, or lost its connection. */
export interface PanelFailure {
  readonly error: unknown;
}

export interface PanelConnectionSteps<Live> {
  /** The connection as configured now; undefined if there is none. */
  find(): Promise<Connection | undefined>;
  make(
    connection: Connection,
    typed: TemporaryCredentials | undefined
  ): Promise<Live>;
  /** Starts it, after it is shown. */
  start(live: Live): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  end(live: Live): Promise<void>;
  readonly trans: Trans;
  /** `state` has changed. */
  changed(): void;
}

/** Connects a panel, and connects it again on request. Only the last attempt counts: what an earlier one made is ended. */
export class PanelConnection<Live> {
  private _state: PanelState<Live> = { kind: 'connecting' };
  private _attempt = 0;
  private _failure: PanelFailure | null = null;
  private _disposed = false;
  /** Resolves when nothing of it runs any more, once it is disposed of. */
  ended: Promise<void> = Promise.resolve();

  constructor(private readonly _steps: PanelConnectionSteps<Live>) {}

  get state(): PanelState<Live> {
    return this._state;
  }

  /** Why it is not connected; null if it is, or tries to be. */
  get failure(): PanelFailure | null {
    return this._state.kind === 'failed' ? this._failure : null;
  }

  /** The reason is another one by now: nobody has connected meanwhile. */
  tellAnew(error: unknown): void {
    if (this._state.kind === 'failed') {
      this._showFailure(error);
    }
  }

  /** What the panel is connected for, or null. */
  get live(): Live | null {
    return this._state.kind === 'live' ? this._state.live : null;
  }

  /** @param typed - credentials typed for this page */
  async connect(typed?: TemporaryCredentials): Promise<void> {
    const attempt = ++this._attempt;
    const { find, make, start, end } = this._steps;
    try {
      const before = this.live;
      this._show({ kind: 'connecting' });
      if (before !== null) {
        await end(before);
      }
      const connection = await find();
      if (attempt !== this._attempt) {
        return;
      }
      if (connection === undefined) {
        this._show({ kind: 'no-connection' });
        return;
      }
      const live = await make(connection, typed);
      if (attempt !== this._attempt) {
        await end(live);
        return;
      }
      this._show({ kind: 'live', live });
      await start(live);
    } catch (error) {
      if (attempt === this._attempt) {
        await this._fail(error);
      }
    }
  }

  /** What it is connected for failed later. An earlier one does not count. */
  async failed(live: Live, error: unknown): Promise<void> {
    if (this.live === live && !this._disposed) {
      await this._fail(error);
    }
  }

  dispose(): void {
    if (!this._disposed) {
      this._disposed = true;
      this._attempt++;
      const { live } = this;
      if (live !== null) {
        this.ended = this._steps.end(live).catch(error => console.error(error));
      }
    }
  }

  /** Shows why it failed, and ends what was made so far. */
  private async _fail(error: unknown): Promise<void> {
    const { live } = this;
    this._showFailure(error);
    if (live !== null) {
      await this._steps.end(live);
    }
  }

  private _showFailure(error: unknown): void {
    this._failure = { error };
    this._show({
      kind: 'failed',
      problem: asProblem(error, this._steps.trans)
    });
  }

  private _show(state: PanelState<Live>): void {
    this._state = state;
    if (!this._disposed) {
      this._steps.changed();
    }
  }
}
