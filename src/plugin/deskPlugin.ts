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
import { addCheckCommand } from './connection/checkCommand';
import { curation } from './desk/curation';
// eslint-disable-next-line jupyter/prefer-lazy-imports -- needed at activation, and small
import { addDeskCommands } from './commands/deskCommands';
import type { DeskPanel } from './desk/deskPanel';
import type { MakeDeskWidget } from './desk/deskWidget';
import { addEditMenu } from './commands/editMenu';
import {
  commandId,
  PLUGIN_ID,
  TOOLBAR_FACTORY,
  TRANSLATION_DOMAIN
} from './ids';
import { addJobCommands } from './jobs/jobCommands';
import { loadOnce } from './loadOnce';
import { menuTarget } from './commands/menuTarget';
import { addOpenCommand } from './desk/openCommand';
import { openFromUrl } from './desk/openFromUrl';
import { inLocale, localeOf } from '../words/trans';

/** The desk: its widget, its commands, and its places in JupyterLab. */
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

    // It also transforms the settings, which nobody can load before that.
    const toolbarFactory = createToolbarFactory(
      toolbarRegistry,
      settingRegistry,
      TOOLBAR_FACTORY,
      PLUGIN_ID,
      translator
    );
    const deskWidget = loadOnce(async (): Promise<MakeDeskWidget> => {
      const [settings, { deskWidgets }] = await Promise.all([
        settingRegistry.load(PLUGIN_ID),
        import('./desk/deskWidget')
      ]);
      // A connection that was just added, or mended, is what the person waits for.
      settings.changed.connect(() => connectAgain(tracker));
      return deskWidgets({
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
      });
    });

    addOpenCommand({
      app,
      tracker,
      makeWidget: async connection => (await deskWidget())(connection),
      trans
    });
    addDeskCommands(app.commands, palette, current, menuTarget(app), trans);
    const typedFor = (name: string): DeskPanel['typedCredentials'] =>
      tracker.find(({ content }) => content.connectionName === name)?.content
        .typedCredentials;
    const ofConnections = {
      ...{ commands: app.commands, palette, trans },
      currentConnection: () => tracker.currentWidget?.content.connectionName
    };
    addCheckCommand({
      ...ofConnections,
      check: async name => {
        const [settings, { checkConnection }] = await Promise.all([
          settingRegistry.load(PLUGIN_ID),
          import('./connection/checkConnection')
        ]);
        return checkConnection({ app, settings, trans, typedFor }, name);
      }
    });
    addJobCommands({
      ...ofConnections,
      load: async () => {
        const [settings, { jobWidgets }] = await Promise.all([
          settingRegistry.load(PLUGIN_ID),
          import('./jobs/jobWidgets')
        ]);
        return jobWidgets({ app, settings, trans, typedFor });
      }
    });
    addEditMenu(mainMenu, tracker);

    const command = commandId('open');
    palette?.addItem({
      command,
      args: { isPalette: true },
      category: trans.__('Curation')
    });
    launcher?.add({ command, category: trans.__('Other'), rank: 1 });
    void restorer?.restore(tracker, {
      command,
      args: ({ content }) => ({ connection: content.connectionName ?? '' }),
      name: ({ content }) => content.connectionName ?? ''
    });
    openFromUrl(app, restorer);
    return curation(app.commands, current);
  }
};

function connectAgain(tracker: WidgetTracker<MainAreaWidget<DeskPanel>>): void {
  tracker.forEach(({ content }) => {
    if (content.desk === null) {
      void content.connect();
    }
  });
}
