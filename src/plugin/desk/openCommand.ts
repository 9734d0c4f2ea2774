import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';

import type { Trans } from '../../words/trans';
import { describedBy } from '../commands/describedBy';
import type { DeskPanel } from './deskPanel';
import { curationIcon } from '../icon';
import { commandId } from '../ids';

export interface OpenCommandOptions {
  readonly app: JupyterFrontEnd;
  readonly tracker: WidgetTracker<MainAreaWidget<DeskPanel>>;
  readonly makeWidget: (
    connection: string | undefined
  ) => Promise<MainAreaWidget<DeskPanel>>;
  readonly trans: Trans;
}

/** `curation:open`: the desk of a connection, one each, at the place given. */
export function addOpenCommand({
  app,
  tracker,
  makeWidget,
  trans
}: OpenCommandOptions): void {
  // Desks that are being made, so that a second call opens no second desk.
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
  app.commands.addCommand(commandId('open'), {
    label: args =>
      args.isPalette
        ? trans.__('Open the Curation Desk')
        : trans.__('Curation'),
    caption: trans.__('Curate product images in S3 and DynamoDB'),
    icon: args => (args.isPalette ? undefined : curationIcon),
    execute: async args => {
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
    },
    describedBy: describedBy('open')
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
