import type { ILabStatus, JupyterFrontEnd } from '@jupyterlab/application';
import type {
  createToolbarFactory,
  IToolbarWidgetRegistry,
  WidgetTracker
} from '@jupyterlab/apputils';
import { DOMUtils, MainAreaWidget, setToolbar } from '@jupyterlab/apputils';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { IStateDB } from '@jupyterlab/statedb';
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { ITranslator } from '@jupyterlab/translation';

import { sandboxConnection } from '../../adapters/jupyter/serverSandbox';
import type { Connection } from '../../domain/connection/connection';
import { BoundKeys } from '../commands/boundKeys';
import { DeskPanel } from './deskPanel';
import { drawMarkdown } from './drawMarkdown';
import { followCommands } from '../commands/followCommands';
import { followSaving } from '../saving/followSaving';
import { curationIcon } from '../icon';
import { TRANSLATION_DOMAIN } from '../ids';
import { keyRows } from '../commands/keyRows';
import { giveFocusBack } from '../commands/menuFocus';
import { findConnection, readPreferences } from './preferences';
import { deskQuestions } from './questions';
import { addStatusItem } from '../saving/statusItem';
import { addToolbarItems } from './toolbarItems';
import { inLocale, localeOf } from '../../words/trans';
import '../../../style/base.css';

export interface DeskWidgetOptions {
  readonly app: JupyterFrontEnd;
  readonly settings: ISettingRegistry.ISettings;
  readonly stateDB: IStateDB;
  readonly toolbarRegistry: IToolbarWidgetRegistry;
  readonly toolbarFactory: ReturnType<typeof createToolbarFactory>;
  readonly translator: ITranslator;
  readonly rendermime: IRenderMimeRegistry | null;
  readonly labStatus: ILabStatus | null;
  readonly statusBar: IStatusBar | null;
  /** Of the desks that are open. */
  readonly tracker: WidgetTracker<MainAreaWidget<DeskPanel>>;
}

/** Makes the widget of a connection's desk; the first one where it is undefined. */
export type MakeDeskWidget = (
  connection: string | undefined
) => Promise<MainAreaWidget<DeskPanel>>;

/**
 * What makes desks. This file is loaded when the first one is opened: all that
 * a desk is drawn with comes with it, and what JupyterLab's own parts do for one.
 */
export function deskWidgets({
  app,
  settings,
  stateDB,
  toolbarRegistry,
  toolbarFactory,
  translator,
  rendermime,
  labStatus,
  statusBar,
  tracker
}: DeskWidgetOptions): MakeDeskWidget {
  const trans = inLocale(
    translator.load(TRANSLATION_DOMAIN),
    localeOf(translator.languageCode, navigator.languages)
  );
  const { serverSettings } = app.serviceManager;
  const preferences = (): ReturnType<typeof readPreferences> =>
    readPreferences(settings);
  const surroundings = {
    serverSettings,
    stateDB,
    preferences,
    drawMarkdown: rendermime ? drawMarkdown(rendermime) : undefined,
    boundKeys: new BoundKeys(app.commands),
    questions: deskQuestions(trans, () => keyRows(app.commands)),
    trans
  };
  addToolbarItems(toolbarRegistry, trans);
  addStatusItem(statusBar, tracker, trans);
  giveFocusBack(app, () => tracker.currentWidget?.content.desk ?? null);
  const find = async (
    name: string | undefined
  ): Promise<Connection | undefined> =>
    findConnection(
      preferences().connections,
      await sandboxConnection(serverSettings),
      name
    );
  return async asked => {
    const content = new DeskPanel({
      // JupyterLab remembers a widget's place by its name, so it has one from the start.
      connection: asked ?? (await nameOf(find)),
      find,
      surroundings,
      openSettings: () =>
        void app.commands.execute('settingeditor:open', { query: 'Curation' })
    });
    followCommands(content, app.commands);
    followSaving(content, labStatus);
    const widget = new MainAreaWidget({ content });
    widget.id = DOMUtils.createDomID();
    widget.title.label = trans.__('Curation');
    widget.title.icon = curationIcon;
    widget.title.closable = true;
    widget.toolbar.addClass('jp-CurationBar');
    setToolbar(widget, toolbarFactory, widget.toolbar);
    return widget;
  };
}

/** The name of the first connection; why there is none is said by the panel. */
async function nameOf(
  find: (name: undefined) => Promise<Connection | undefined>
): Promise<string | undefined> {
  try {
    return (await find(undefined))?.name;
  } catch {
    return undefined;
  }
}
