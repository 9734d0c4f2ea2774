import type { ILayoutRestorer, JupyterFrontEnd } from '@jupyterlab/application';
import type {
  ICommandPalette,
  MainAreaWidget,
  WidgetTracker
} from '@jupyterlab/apputils';

import type { Trans } from '../../words/trans';
import { addCommand } from '../commands/addCommand';
import { dataCommandWords } from '../commands/commandWords';
import type { DeskPanel } from './deskPanel';
import { commandId } from '../ids';

export interface OpenCommandOptions {
  readonly app: JupyterFrontEnd;
  readonly palette: ICommandPalette | null;
  readonly tracker: WidgetTracker<MainAreaWidget<DeskPanel>>;
  readonly makeWidget: (
    connection: string | undefined
  ) => Promise<MainAreaWidget<DeskPanel>>;
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
  const making = new Map<string, Promise<MainAreaWidget<DeskPanel>>>();
  const find = (
    name: string | undefined
  ): MainAreaWidget<DeskPanel> | undefined =>
    tracker.find(
      ({ content }) => name === undefined || content.connectionName === name
    );
  const make = async (
    name: string | undefined
  ): Promise<MainAreaWidget<DeskPanel>> => {
    const widget = await makeWidget(name);
    await tracker.add(widget);
    // JupyterLab restores the desk with the connection that it has then.
    widget.content.changed.connect(() => void tracker.save(widget));
    return widget;
  };
  const findOrMake = async (
    name: string | undefined
  ): Promise<MainAreaWidget<DeskPanel>> => {
    const key = name ?? '';
    const found = find(name);
    if (found) {
      return found;
    }
    const made = making.get(key) ?? make(name);
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
      const { connection, mainCategory, subCategory, status, productId } =
        args as Record<string, unknown>;
      const name = textOf(connection);
      const widget = await findOrMake(name);
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
      await content.desk?.perform('open', {
        mainCategory: textOf(mainCategory),
        subCategory: typeof subCategory === 'number' ? subCategory : undefined,
        status: textOf(status),
        productId: textOf(productId)
      });
      return widget;
    }
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

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
