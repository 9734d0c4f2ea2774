import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabStatus, ILayoutRestorer } from '@jupyterlab/application';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import {
  createToolbarFactory,
  ICommandPalette,
  IToolbarWidgetRegistry,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { ICuration } from '../tokens';
import { inLocale, localeOf } from '../words/inLocale';
/* eslint-disable jupyter/prefer-lazy-imports -- commands are registered at activation, and this is small */
import { addDeskCommands, addEditMenu } from './commands/deskCommands';
import { menuTarget } from './commands/menuTarget';
import { addCheckCommand } from './connection/checkCommand';
import { curation } from './desk/curation';
import type { DeskPanel } from './desk/deskPanel';
import type { MakeDeskWidget } from './desk/deskWidget';
import { addOpenCommand, openFromUrl, RESTORED } from './desk/openCommand';
import { addJobCommands } from './jobs/jobCommands';
import { addForgetCommand } from './saving/forgetCommand';
/* eslint-enable jupyter/prefer-lazy-imports */
import {
  commandId,
  PLUGIN_ID,
  TOOLBAR_FACTORY,
  TRANSLATION_DOMAIN
} from './ids';
import { loadOnce } from './loadOnce';
import { loadSettings } from './loadSettings';

/** The desk: its widget, its commands, and how JupyterLab opens and restores it. */
export const deskPlugin: JupyterFrontEndPlugin<ICuration> = {
  id: PLUGIN_ID,
  description: 'Curates product images in S3 and DynamoDB.',
  autoStart: true,
  provides: ICuration,
  requires: [ISettingRegistry, IStateDB, IToolbarWidgetRegistry],
  optional: [
    ITranslator,
    ICommandPalette,
    ILayoutRestorer,
    ILauncher,
    IMainMenu,
    ILabStatus,
    IStatusBar,
    IRenderMimeRegistry
  ],
  activate(
    app: JupyterFrontEnd,
    settingRegistry: ISettingRegistry,
    stateDB: IStateDB,
    toolbarRegistry: IToolbarWidgetRegistry,
    translatorGiven: ITranslator | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    launcher: ILauncher | null,
    mainMenu: IMainMenu | null,
    labStatus: ILabStatus | null,
    statusBar: IStatusBar | null,
    rendermime: IRenderMimeRegistry | null
  ): ICuration {
    const translator = translatorGiven ?? nullTranslator;
    const trans = inLocale(
      translator.load(TRANSLATION_DOMAIN),
      localeOf(translator.languageCode, navigator.languages)
    );
    const tracker = new WidgetTracker<MainAreaWidget<DeskPanel>>({
      namespace: 'curation'
    });
    const current = (): DeskPanel['desk'] =>
      tracker.currentWidget?.content.desk ?? null;

    // It also transforms the settings, so nothing may load them before.
    const toolbarFactory = createToolbarFactory(
      toolbarRegistry,
      settingRegistry,
      TOOLBAR_FACTORY,
      PLUGIN_ID,
      translator
    );
    const deskWidget = loadOnce(async (): Promise<MakeDeskWidget> => {
      const [settings, { deskWidgets }] = await Promise.all([
        loadSettings(settingRegistry, trans),
        import('./desk/deskWidget')
      ]);
      // A connection that was added or corrected takes effect at once.
      settings.changed.connect(() => connectAgain(tracker));
      return deskWidgets({
        app,
        settings,
        stateDB,
        toolbarRegistry,
        toolbarFactory,
        trans,
        rendermime,
        labStatus,
        statusBar,
        tracker
      });
    });

    const host = { commands: app.commands, palette, trans };
    addOpenCommand({
      app,
      palette,
      tracker,
      makeWidget: async (...asked) => (await deskWidget())(...asked),
      trans
    });
    addDeskCommands(host, current, menuTarget(app));
    addEditMenu(mainMenu, widget => tracker.has(widget));
    const typedFor = (name: string): DeskPanel['typedCredentials'] =>
      tracker.find(({ content }) => content.connectionName === name)?.content
        .typedCredentials;
    const withConnection = {
      ...host,
      currentConnection: () => tracker.currentWidget?.content.connectionName
    };
    addCheckCommand({
      ...withConnection,
      check: async name => {
        const [settings, { checkConnection }] = await Promise.all([
          loadSettings(settingRegistry, trans),
          import('./connection/checkConnection')
        ]);
        return checkConnection({ app, settings, trans, typedFor }, name);
      }
    });
    addForgetCommand(host, async () => {
      const { forgetBrowser } = await import('./saving/forgetBrowser');
      return forgetBrowser({
        stateDB,
        trans,
        tracker
      });
    });
    addJobCommands({
      ...withConnection,
      load: async () => {
        const [settings, { jobWidgets }] = await Promise.all([
          loadSettings(settingRegistry, trans),
          import('./jobs/jobWidgets')
        ]);
        return jobWidgets({
          app,
          settings,
          trans,
          labStatus,
          statusBar,
          typedFor
        });
      }
    });

    const command = commandId('open');
    launcher?.add({ command, category: trans.__('Other'), rank: 1 });
    void restorer?.restore(tracker, RESTORED);
    openFromUrl(app, restorer);
    return curation(app.commands, current);
  }
};

function connectAgain(tracker: WidgetTracker<MainAreaWidget<DeskPanel>>): void {
  tracker.forEach(({ content }) => {
    void content.settingsChanged();
  });
}
