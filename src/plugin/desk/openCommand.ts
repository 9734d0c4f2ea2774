import type { ILayoutRestorer, JupyterFrontEnd } from '@jupyterlab/application';
import type {
  ICommandPalette,
  MainAreaWidget,
  WidgetTracker
} from '@jupyterlab/apputils';
import type { IRestorer } from '@jupyterlab/statedb';

import type { Trans } from '../../words/trans';
import { addCommand } from '../commands/addCommand';
import { dataCommandWords } from '../commands/commandWords';
import type { DeskPanel } from './deskPanel';
import type { MakeDeskWidget } from './deskWidget';
import { commandId } from '../ids';

export interface OpenCommandOptions {
  readonly app: JupyterFrontEnd;
  readonly palette: ICommandPalette | null;
  readonly tracker: WidgetTracker<MainAreaWidget<DeskPanel>>;
  readonly makeWidget: MakeDeskWidget;
  readonly trans: Trans;
}

/** Adds `curation:open`, which opens the one desk of a connection and shows what the arguments name. */
export function addOpenCommand({
  app,
  palette,
  tracker,
  makeWidget,
  trans
}: OpenCommandOptions): void {
  // Desks that are being made: a second call must not open a second one.
  const making = new Map<string, ReturnType<MakeDeskWidget>>();
  const find = (
    name: string | undefined
  ): MainAreaWidget<DeskPanel> | undefined =>
    tracker.find(
      ({ content }) => name === undefined || content.connectionName === name
    );
  const make: MakeDeskWidget = async (name, inLayout) => {
    const widget = await makeWidget(name, inLayout);
    if (widget) {
      await tracker.add(widget);
      // JupyterLab restores the desk with the connection that it has then.
      widget.content.changed.connect(() => void tracker.save(widget));
    }
    return widget;
  };
  const findOrMake: MakeDeskWidget = async (name, inLayout) => {
    const key = name ?? '';
    const found = find(name);
    if (found) {
      return found;
    }
    const made = making.get(key) ?? make(name, inLayout);
    making.set(key, made);
    try {
      return await made;
    } finally {
      making.delete(key);
    }
  };
  addCommand(
    { commands: app.commands, palette, trans },
    'open',
    dataCommandWords(trans).open,
    async args => {
      const { connection, inLayout } = args;
      const widget = await findOrMake(textOf(connection), textOf(inLayout));
      if (!widget) {
        return;
      }
      // A layout that is restored without it takes it off the shell again.
      if (!widget.isAttached) {
        app.shell.add(widget, 'main', { type: 'Curation' });
      }
      const { content } = widget;
      if (content.desk === null) {
        await content.connect();
        await tracker.save(widget);
      }
      app.shell.activateById(widget.id);
      await content.open(args);
      return widget;
    }
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * How JupyterLab brings desks back. A desk keeps its name when it gets another
 * connection: JupyterLab stores its tabs only when one of them moves, and would
 * look for the name that the desk had then.
 */
export const RESTORED: IRestorer.IOptions<MainAreaWidget<DeskPanel>> = {
  command: commandId('open'),
  args: ({ content }) => ({
    connection: content.connectionName ?? '',
    inLayout: content.inLayout
  }),
  name: ({ content }) => content.inLayout
};

/** `…/lab?curation=open` opens the desk; another value is a connection's name. */
const PARAMETER = 'curation';

/** Opens the desk if the page's address asks for it, after the layout is restored. */
export function openFromUrl(
  app: JupyterFrontEnd,
  restorer: ILayoutRestorer | null
): void {
  const asked = new URLSearchParams(window.location.search).get(PARAMETER);
  if (asked !== null) {
    void Promise.all([app.started, restorer?.restored]).then(() =>
      app.commands.execute(
        commandId('open'),
        asked === 'open' ? {} : { connection: asked }
      )
    );
  }
}
