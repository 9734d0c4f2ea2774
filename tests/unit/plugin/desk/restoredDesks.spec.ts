import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import { WidgetTracker } from '@jupyterlab/apputils';
import { StateDB } from '@jupyterlab/statedb';
import { CommandRegistry } from '@lumino/commands';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

import { asTab } from '../../../../src/plugin/asTab';
import type { DeskPanel } from '../../../../src/plugin/desk/deskPanel';
import { layoutName } from '../../../../src/plugin/desk/layoutName';
import {
  addOpenCommand,
  RESTORED
} from '../../../../src/plugin/desk/openCommand';
import { PLAIN } from '../../../../src/words/trans';

type DeskWidget = MainAreaWidget<DeskPanel>;

/** A desk that shows whatever connection it is told. */
class Panel extends Widget {
  readonly changed = new Signal<this, void>(this);
  readonly desk = {};

  constructor(
    public connectionName: string | undefined,
    readonly inLayout: string
  ) {
    super();
  }

  async open(): Promise<void> {
    await Promise.resolve();
  }

  switchTo(name: string): void {
    this.connectionName = name;
    this.changed.emit();
  }
}

/** JupyterLab as far as it keeps desks. */
class Page {
  readonly commands = new CommandRegistry();
  readonly tracker = new WidgetTracker<DeskWidget>({ namespace: 'curation' });
  readonly restored: Promise<unknown>;

  constructor(readonly connector: StateDB) {
    addOpenCommand({
      app: {
        commands: this.commands,
        shell: { add: () => undefined, activateById: () => undefined }
      } as unknown as JupyterFrontEnd,
      palette: null,
      tracker: this.tracker,
      makeWidget: async (name, inLayout) => {
        const content = new Panel(name, layoutName(inLayout, name, this.names));
        const widget = Object.assign(new Widget(), { content });
        asTab(widget, 'Curation');
        return widget as unknown as DeskWidget;
      },
      trans: PLAIN
    });
    this.restored = this.tracker.restore({
      ...RESTORED,
      connector,
      registry: this.commands
    });
  }

  async open(connection = ''): Promise<Panel> {
    const { content }: DeskWidget = await this.commands.execute(
      'curation:open',
      { connection }
    );
    return content as unknown as Panel;
  }

  /** The names that the layout has for the desks. */
  get names(): readonly string[] {
    const names: string[] = [];
    this.tracker.forEach(desk => names.push(RESTORED.name(desk)));
    return names;
  }

  get connections(): readonly (string | undefined)[] {
    const names: (string | undefined)[] = [];
    this.tracker.forEach(({ content }) => names.push(content.connectionName));
    return names;
  }
}

it('a desk that was opened without a connection and then got one comes back in its tab', async () => {
  const page = new Page(new StateDB());
  await page.restored;
  const panel = await page.open();
  const before = page.names;
  panel.switchTo('sample');
  await new Promise(done => setTimeout(done));
  expect(page.names).toEqual(before);

  const reloaded = new Page(page.connector);
  await reloaded.restored;
  expect(reloaded.names).toEqual(before);
  expect(reloaded.connections).toEqual(['sample']);
});

it('a desk of the connection that another one has left gets a tab of its own', async () => {
  const page = new Page(new StateDB());
  await page.restored;
  const first = await page.open('team');
  first.switchTo('sample');
  await page.open('team');
  await new Promise(done => setTimeout(done));
  expect(new Set(page.names).size).toBe(2);

  const reloaded = new Page(page.connector);
  await reloaded.restored;
  expect(new Set(reloaded.names)).toEqual(new Set(page.names));
  expect(new Set(reloaded.connections)).toEqual(new Set(['team', 'sample']));
});

it('a page without a place for a desk opens none, and asks again the next time', async () => {
  const commands = new CommandRegistry();
  const add = jest.fn();
  const makeWidget = jest.fn(async () => null);
  addOpenCommand({
    app: {
      commands,
      shell: { add, activateById: add }
    } as unknown as JupyterFrontEnd,
    palette: null,
    tracker: new WidgetTracker<DeskWidget>({ namespace: 'curation' }),
    makeWidget,
    trans: PLAIN
  });
  expect(await commands.execute('curation:open', {})).toBeUndefined();
  await commands.execute('curation:open', { connection: 'team' });
  await commands.execute('curation:open', { connection: 'team' });
  expect(makeWidget).toHaveBeenCalledTimes(3);
  expect(add).not.toHaveBeenCalled();
});
