import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import { WidgetTracker } from '@jupyterlab/apputils';
import { CommandRegistry } from '@lumino/commands';

import { PLAIN } from '../../../../src/words/trans';
import { addCheckCommand } from '../../../../src/plugin/connection/checkCommand';
import type { DeskPanel } from '../../../../src/plugin/desk/deskPanel';
import { addJobCommands } from '../../../../src/plugin/jobs/jobCommands';
import { addOpenCommand } from '../../../../src/plugin/desk/openCommand';

const never = (): Promise<never> => Promise.reject(new Error('Not asked for.'));

it.each([
  [
    'open',
    ['connection', 'mainCategory', 'subCategory', 'status', 'productId']
  ],
  ['check-connection', ['connection']],
  ['jobs', ['show']],
  ['migrate', ['connection', 'serverFolder', 'packs', 'replaceBroken', 'add']],
  ['setup', ['connection', 'protectTable', 'onServer']],
  ['pack', ['connection', 'mainCategory', 'subCategory']],
  ['verify', ['connection', 'mainCategory', 'subCategory', 'countersOnly']],
  ['purge', ['connection', 'mainCategory', 'subCategory', 'olderThanDays']],
  ['adopt', ['connection', 'mainCategory', 'subCategory', 'undo']],
  ['archive', ['connection', 'mainCategory', 'subCategory']],
  [
    'export',
    [
      'connection',
      'mainCategory',
      'subCategory',
      'format',
      'all',
      'tags',
      'folder'
    ]
  ]
])('%s describes its arguments without a desk', async (name, takes) => {
  const commands = new CommandRegistry();
  const options = {
    commands,
    palette: null,
    trans: PLAIN,
    currentConnection: () => undefined
  };
  addOpenCommand({
    app: { commands } as unknown as JupyterFrontEnd,
    palette: null,
    tracker: new WidgetTracker<MainAreaWidget<DeskPanel>>({ namespace: 'one' }),
    makeWidget: never,
    trans: PLAIN
  });
  addCheckCommand({ ...options, check: never });
  addJobCommands({ ...options, load: never });

  const { args } = await commands.describedBy(`curation:${name}`);
  const { properties, ...others } = args as { properties: object };
  expect(others).toEqual({ type: 'object', required: [] });
  expect(Object.keys(properties)).toEqual(takes);
});
