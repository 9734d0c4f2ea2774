import { asProblem } from '../../desk/problem';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { WayInState } from './wayIn';

/** What a panel shows: how far it is, or what it connected for. */
export type ConnectingState<Live> =
  WayInState | { readonly kind: 'live'; readonly live: Live };

export interface ConnectingSteps<Live> {
  /** The connection as configured now; undefined where there is none. */
  find(): Promise<Connection | undefined>;
  make(
    connection: Connection,
    typed: TemporaryCredentials | undefined
  ): Promise<Live>;
  /** Begins, once it is shown. */
  start(live: Live): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  end(live: Live): Promise<void>;
  /** `state` is another. */
  changed(): void;
}

/** Connects a panel, again where asked. Of several attempts the last counts; what an earlier one made is ended. */
export class Connecting<Live> {
  private _state: ConnectingState<Live> = { kind: 'connecting' };
  private _attempt = 0;
  private _disposed = false;

  constructor(private readonly _steps: ConnectingSteps<Live>) {}

  get state(): ConnectingState<Live> {
    return this._state;
  }

  /** What it connected for, or null before. */
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

  dispose(): void {
    if (!this._disposed) {
      this._disposed = true;
      this._attempt++;
      const { live } = this;
      if (live !== null) {
        this._steps.end(live).catch(error => console.error(error));
      }
    }
  }

  /** Why it failed is shown; what was made so far is over. */
  private async _fail(error: unknown): Promise<void> {
    const { live } = this;
    this._show({ kind: 'failed', problem: asProblem(error) });
    if (live !== null) {
      await this._steps.end(live);
    }
  }

  private _show(state: ConnectingState<Live>): void {
    this._state = state;
    if (!this._disposed) {
      this._steps.changed();
    }
  }
}
