import { readText } from '../app/readText';
import type { Guideline } from '../domain/teamSettings';
import { CURATION_SETTINGS, readTeamSettings } from '../domain/teamSettings';
import { VERSION } from '../domain/version';
import type { DeskContext } from './context';
import type { Problem } from './problem';
import { asProblem } from './problem';
import type { TeamState } from './state';

/** What the whole team has alike, read from the table. Until it is known nothing is changed. */
export class Team {
  constructor(
    private readonly _context: Pick<
      DeskContext,
      'store' | 'cloud' | 'trans' | 'signal'
    >
  ) {}

  /** @returns whether products may be changed by it */
  async read(): Promise<boolean> {
    const { store, cloud, trans } = this._context;
    let problem: Problem | null = null;
    try {
      const item = await cloud.catalogue.item(CURATION_SETTINGS);
      const read = readTeamSettings(item, VERSION);
      this._set({ settings: read.team });
      store.set({ slots: read.team.slots });
      problem = read.problem === undefined ? null : this._broken(read.problem);
    } catch (error) {
      const { kind, text } = asProblem(error);
      problem = {
        kind,
        text: trans.__('The team’s settings could not be read. %1', text),
        remedy: trans.__(
          'Products are shown and not changed until they are: refresh.'
        )
      };
    }
    this._set({ known: true, problem });
    return problem === null;
  }

  /** Fetches the guideline's text, once it is wanted. */
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
      this._set({ page: { state: 'failed', problem: asProblem(error) } });
    }
  }

  private async _textOf({ source }: Guideline): Promise<string> {
    if (source.kind === 'text') {
      return source.text;
    }
    const { cloud, signal } = this._context;
    return readText(cloud, source.key, signal);
  }

  private get _state(): TeamState {
    return this._context.store.state.team;
  }

  private _set(patch: Partial<TeamState>): void {
    this._context.store.set({ team: { ...this._state, ...patch } });
  }

  private _broken(text: string): Problem {
    const { trans } = this._context;
    return {
      kind: 'Invalid',
      text,
      remedy: trans.__(
        'Products are shown and not changed, so that the catalogue keeps one shape. Whoever keeps the settings mends them; then refresh.'
      )
    };
  }
}
