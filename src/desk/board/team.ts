import { Invalid, NotFound } from '../../domain/errors';
import type { Guideline } from '../../domain/board/teamSettings';
import {
  CURATION_SETTINGS,
  readTeamSettings
} from '../../domain/board/teamSettings';
import type { Folder } from '../../domain/images/image';
import { MOST_GUIDELINE_BYTES } from '../../domain/reading/sizeLimits';
import { VERSION } from '../../domain/version';
import type { Cloud } from '../../app/cloud';
import { decodeText } from '../../app/product/decodeText';
import type { Trans } from '../../words/trans';
import type { Problem } from '../../words/errors';
import { asProblem } from '../../words/errors';
import { sectionsOf } from '../images/grid';
import type { DeskState, TeamState } from '../state';
import { openProductOf, setOpen } from '../state';
import type { Store } from '../store';

export interface TeamOptions {
  readonly store: Store<DeskState>;
  readonly cloud: Pick<Cloud, 'catalogue' | 'images' | 'prefix'>;
  readonly trans: Trans;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
}

/** The settings that the whole team shares, read from the table. Nothing is changed until they are known. */
export class Team {
  private _reading: Promise<void> | undefined;
  private _trouble: unknown;

  constructor(private readonly _options: TeamOptions) {}

  /** Reads them; a failure is shown in the state. */
  read(): Promise<void> {
    this._reading ??= this._read().finally(() => {
      this._reading = undefined;
    });
    return this._reading;
  }

  /**
   * Resolves when products may be changed according to them. Reads them again
   * if they could not be read before.
   *
   * @throws the reason why they cannot be followed
   */
  async ready(): Promise<void> {
    if (!this._state.known || this._state.problem) {
      await this.read();
      if (this._trouble) {
        throw this._trouble;
      }
    }
  }

  private async _read(): Promise<void> {
    const { store, cloud, trans } = this._options;
    let problem: Problem | null = null;
    try {
      this._trouble = undefined;
      const item = await cloud.catalogue.item(CURATION_SETTINGS);
      const read = readTeamSettings(item, VERSION);
      this._set({ settings: read.team });
      store.set({ slots: read.team.slots });
      this._arrange(read.team.sections);
      if (read.problem !== undefined) {
        throw new Invalid('settings-unusable', { problem: read.problem });
      }
    } catch (error) {
      this._trouble = error;
      problem = asProblem(error, trans);
    }
    this._set({ known: true, problem });
  }

  /** A product that came up before the settings were read. */
  private _arrange(folders: readonly Folder[]): void {
    const { store } = this._options;
    const open = openProductOf(store.state);
    if (open) {
      setOpen(store, { sections: sectionsOf(open.product, folders) });
    }
  }

  /** Fetches the guideline's text when it is wanted. */
  async readGuideline(): Promise<void> {
    const { guideline } = this._state.settings;
    if (!guideline || this._state.page?.state === 'ready') {
      return;
    }
    this._set({ page: { state: 'loading' } });
    try {
      const value = await this._textOf(guideline);
      this._set({ page: { state: 'ready', value } });
    } catch (error) {
      this._set({
        page: {
          state: 'failed',
          problem: asProblem(error, this._options.trans)
        }
      });
    }
  }

  private async _textOf({ source }: Guideline): Promise<string> {
    if (source.kind === 'text') {
      return source.text;
    }
    const { cloud, signal } = this._options;
    const key = `${cloud.prefix}${source.key}`;
    const bytes = await cloud.images.read(key, signal, MOST_GUIDELINE_BYTES);
    if (bytes === undefined) {
      throw new NotFound('guideline-missing', { key });
    }
    return decodeText(bytes).text;
  }

  private get _state(): TeamState {
    return this._options.store.state.team;
  }

  private _set(patch: Partial<TeamState>): void {
    this._options.store.set({ team: { ...this._state, ...patch } });
  }
}
