import type { ILabStatus, JupyterFrontEnd } from '@jupyterlab/application';
import type {
  createToolbarFactory,
  IToolbarWidgetRegistry,
  WidgetTracker
} from '@jupyterlab/apputils';
import { MainAreaWidget, setToolbar } from '@jupyterlab/apputils';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IStateDB } from '@jupyterlab/statedb';
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { CommandRegistry } from '@lumino/commands';

import { PageClock } from '../../adapters/browser/pageClock';
import { policyOfServer } from '../../adapters/jupyter/serverPolicies';
import { JupyterJobs } from '../../adapters/jupyter/serverJobs';
import { SampleJob } from '../../desk/jobs/sample/sampleJob';
import type { DrawMarkdown } from '../../ui/board/markdown';
import { isolateLinks, strictHtml } from '../../ui/board/strictHtml';
import { withoutDiagrams } from '../../ui/board/withoutDiagrams';
import { BoundKeys } from '../commands/boundKeys';
import { keyGroups } from '../commands/keyGroups';
import { DeskPanel } from './deskPanel';
import { Connections } from '../connection/connections';
import type { FindConnection } from '../connection/findConnection';
import {
  connectionFinder,
  connectionGuesser
} from '../connection/findConnection';
import { asTab } from '../asTab';
import { followServerJobs } from '../jobs/list/followServerJobs';
import { commandId } from '../ids';
import { isNotebookPage, openInLab } from '../inLab';
import { addConnectionItem } from './connectionItem';

import { followFullWindow } from './fullWindow';
import { layoutName } from './layoutName';
import { giveFocusBack, leadBackFrom } from './keyboardFocus';
import { readPreferences } from '../preferences';
import { deskQuestions } from './questions';
import { addStatusItem, followSaving } from '../saving/savingStatus';
import { addToolbarItems } from './toolbarItems';
import type { Trans } from '../../words/trans';
import '../../../style/base.css';
import type { DeskSettings } from '../validSettings';

export interface DeskWidgetOptions {
  readonly app: JupyterFrontEnd;
  readonly settings: DeskSettings;
  readonly stateDB: IStateDB;
  readonly toolbarRegistry: IToolbarWidgetRegistry;
  readonly toolbarFactory: ReturnType<typeof createToolbarFactory>;
  readonly trans: Trans;
  readonly rendermime: IRenderMimeRegistry | null;
  readonly labStatus: ILabStatus | null;
  readonly statusBar: IStatusBar | null;
  /** Of the desks that are open. */
  readonly tracker: WidgetTracker<MainAreaWidget<DeskPanel>>;
}

/**
 * Makes the widget of a connection's desk, by default of the first connection's.
 *
 * @param inLayout - its name in the layout, if JupyterLab brings it back
 * @returns null if the page has no place for it: JupyterLab is opened instead
 */
export type MakeDeskWidget = (
  connection: string | undefined,
  inLayout?: string
) => Promise<MainAreaWidget<DeskPanel> | null>;

/**
 * Makes desks. This file is loaded with the first desk and brings everything
 * that a desk needs, styles included.
 */
export function deskWidgets({
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
}: DeskWidgetOptions): MakeDeskWidget {
  const { serverSettings } = app.serviceManager;
  const host = {
    serverSettings,
    stateDB,
    preferences: () => readPreferences(settings),
    drawMarkdown: rendermime ? markdownRenderer(rendermime) : undefined,
    boundKeys: new BoundKeys(app.commands),
    questions: deskQuestions(trans, () => keyGroups(app.commands, trans)),
    trans
  };
  const sample = new SampleJob(async () => {
    const { sampleSteps } = await import('../jobs/sampleSteps');
    return sampleSteps(serverSettings);
  }, trans);
  const connections = new Connections(settings, serverSettings, trans);
  addToolbarItems(toolbarRegistry, trans);
  addConnectionItem(toolbarRegistry, {
    connections,
    settings,
    trans,
    pick: (panel, name) => {
      const other = tracker.find(
        ({ content }) => content !== panel && content.connectionName === name
      );
      if (other) {
        app.shell.activateById(other.id);
      } else {
        void panel.switchTo(name);
      }
    }
  });
  addStatusItem(statusBar, tracker, trans);
  giveFocusBack(app, () => tracker.currentWidget?.content.desk ?? null);
  const find = connectionFinder(settings, serverSettings);
  const guess = connectionGuesser(settings, serverSettings);
  void followServerJobs(
    new JupyterJobs(serverSettings),
    new PageClock(() => 0),
    () => app.commands.execute(commandId('jobs'), { show: false })
  );
  return async (asked, inLayout) => {
    if (isNotebookPage()) {
      openInLab(serverSettings.baseUrl, asked);
      return null;
    }
    const guessed = asked ?? (await nameOf(guess));
    const others = tracker.filter(() => true);
    const content = new DeskPanel({
      // The policy of the server may have another first one.
      connection: asked,
      inLayout: layoutName(
        inLayout,
        guessed,
        others.map(other => other.content.inLayout)
      ),
      find,
      guess,
      policy: policyOfServer(serverSettings),
      host,
      openSettings: () =>
        void app.commands.execute('settingeditor:open', { query: 'Curation' }),
      connections,
      sample,
      test: connection =>
        void app.commands.execute(commandId('check-connection'), {
          connection: connection ?? ''
        })
    });
    followCommands(content, app.commands);
    followSaving(content, labStatus);
    const widget = new MainAreaWidget({ content });
    asTab(widget, trans.__('Curation'));
    widget.toolbar.addClass('jp-CurationBar');
    setToolbar(widget, toolbarFactory, widget.toolbar);
    leadBackFrom(widget.toolbar.node, () => content.focusImages());
    followFullWindow(widget, app.shell);
    return widget;
  };
}

/** The name of the first connection. The panel tells why there is none. */
async function nameOf(find: FindConnection): Promise<string | undefined> {
  try {
    return (await find(undefined))?.name;
  } catch {
    return undefined;
  }
}

/** Tells toolbar buttons and menus when another set of commands can be run. */
function followCommands(panel: DeskPanel, commands: CommandRegistry): void {
  let before: string | undefined;
  panel.stateChanged.connect(() => {
    const now = panel.desk?.commands.possible().join();
    if (now !== before) {
      before = now;
      commands.notifyCommandChanged();
    }
  });
}

const MARKDOWN = 'text/markdown';

/**
 * Renders Markdown with JupyterLab's own renderer. JupyterLab's sanitizer lets
 * pictures of other hosts and buttons with commands through; ours does not.
 * Formulas stay as they are typed, since they may have links of their own.
 */
function markdownRenderer(rendermime: IRenderMimeRegistry): DrawMarkdown {
  const { markdownParser: parser } = rendermime;
  const strict = rendermime.clone({
    ...(parser && {
      markdownParser: {
        render: (text: string) => parser.render(withoutDiagrams(text))
      }
    }),
    sanitizer: {
      sanitize: html => strictHtml(rendermime.sanitizer.sanitize(html))
    },
    latexTypesetter: { typeset: () => undefined }
  });
  return async (text, node) => {
    const renderer = strict.createRenderer(MARKDOWN);
    await renderer.renderModel(
      strict.createModel({ data: { [MARKDOWN]: text }, trusted: false })
    );
    isolateLinks(renderer.node);
    node.replaceChildren(renderer.node);
    return renderer;
  };
}
