import type { ICommandPalette } from '@jupyterlab/apputils';
import { CommandRegistry } from '@lumino/commands';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { Menu } from '@lumino/widgets';

import type { DeskCommandsOptions } from '../../../../src/desk/commands/deskCommands';
import { deskCommands } from '../../../../src/desk/commands/deskCommands';
import { PLAIN } from '../../../../src/words/trans';
import { BoundKeys } from '../../../../src/plugin/commands/boundKeys';
import { keyGroups } from '../../../../src/plugin/commands/keyGroups';
import {
  dataCommandWords,
  deskCommandWords
} from '../../../../src/plugin/commands/commandWords';
import { addDeskCommands } from '../../../../src/plugin/commands/deskCommands';
import type { MenuTarget } from '../../../../src/plugin/commands/menuTarget';
import schema from '../../../../schema/desk.json';
import { DeskScene } from '../../desk/aDesk';

async function aRegistry(target: ReturnType<MenuTarget> = {}) {
  const scene = new DeskScene();
  await scene.start();
  const commands = new CommandRegistry();
  const offered: { command: string; args: ReadonlyJSONObject }[] = [];
  const palette = {
    addItem: (item: (typeof offered)[number]) => offered.push(item)
  } as unknown as ICommandPalette;
  addDeskCommands(
    { commands, palette, trans: PLAIN },
    () => scene.desk,
    () => target
  );
  return { scene, commands, offered };
}

function bind(commands: CommandRegistry, keys: string): void {
  schema['jupyter.lab.shortcuts']
    .filter(shortcut => shortcut.keys[0] === keys)
    .forEach(shortcut => commands.addKeyBinding(shortcut));
}

it('every command describes its arguments', async () => {
  const { commands } = await aRegistry();
  for (const id of commands.listCommands()) {
    expect(await commands.describedBy(id)).toMatchObject({
      args: { type: 'object' }
    });
  }
});

it('the palette lists about thirty things that a person would look for', async () => {
  const { commands, offered } = await aRegistry();
  const listed = offered
    .filter(({ command, args }) => commands.isVisible(command, args))
    .map(({ command, args }) => commands.label(command, args));
  // Five more need no desk.
  expect(listed.length).toBeGreaterThan(22);
  expect(listed.length).toBeLessThan(33);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toEqual(
    expect.arrayContaining([
      'Choose as Model',
      'Move to text',
      'Full Window',
      'Complete the Product',
      'Show All Keys'
    ])
  );
  // What moves by a step has a key, and what is in a menu or on a button is there.
  const absent = commands
    .listCommands()
    .filter(id => !offered.some(({ command }) => command === id));
  expect(absent).toEqual([
    'curation:move-focus',
    'curation:select',
    'curation:clear-slot',
    'curation:toggle-section',
    'curation:thumbnail-size',
    'curation:zoom',
    'curation:pan',
    'curation:rotate-view',
    'curation:swap-compared',
    'curation:adjust-crop',
    'curation:undo',
    'curation:redo',
    'curation:leave',
    'curation:clear-filter'
  ]);
});

it('every command of the desk has words, and all words are of a command', () => {
  const records = deskCommands({} as DeskCommandsOptions);
  const words = {
    ...dataCommandWords(PLAIN),
    ...deskCommandWords(PLAIN, () => [])
  };
  const withoutDesk = [
    'check-connection',
    'forget-this-browser',
    'jobs',
    'migrate',
    'setup',
    'pack',
    'verify',
    'purge',
    'adopt',
    'archive',
    'export'
  ];
  expect(Object.keys(words).sort()).toEqual(
    [...Object.keys(records), ...withoutDesk].sort()
  );
});

it('lists the keys in groups, Complete first, and each key once in a group', async () => {
  const { commands } = await aRegistry();
  schema['jupyter.lab.shortcuts'].forEach(shortcut =>
    commands.addKeyBinding(shortcut)
  );
  const groups = keyGroups(commands, PLAIN);
  expect(groups.map(({ title }) => title)).toEqual([
    'Finish a product',
    'Change its images',
    'Move and look',
    'In the viewer',
    'While you crop',
    'The desk'
  ]);
  expect(groups[0].rows[0]).toEqual({
    keys: 'Shift+Enter',
    label: 'Complete the Product'
  });
  for (const { rows } of groups) {
    const keys = rows.flatMap(row => row.keys.split(', '));
    expect(new Set(keys).size).toBe(keys.length);
  }
  const rows = groups.flatMap(group => group.rows);
  expect(rows).toEqual(
    expect.arrayContaining([
      { keys: '← → ↑ ↓', label: 'Go to another image' },
      { keys: 'Shift+← → ↑ ↓', label: 'Extend the selection' },
      { keys: 'Esc', label: 'Close the viewer' },
      { keys: 'Enter', label: 'Crop' },
      { keys: '1', label: 'Crop as Model' },
      { keys: '?', label: 'Show All Keys' }
    ])
  );
  // Space opens and closes the viewer: it is not listed again for the viewer.
  expect(rows.filter(({ keys }) => keys.includes('Space'))).toHaveLength(1);
  // No command with a key is left out.
  const bound = schema['jupyter.lab.shortcuts'].map(({ command }) => command);
  expect(rows.length).toBeGreaterThan(new Set(bound).size);
});

it('keys, menus and the palette give a command only arguments that it describes', async () => {
  const { commands, offered } = await aRegistry();
  const { context } = schema['jupyter.lab.menus'];
  const given = [...offered, ...schema['jupyter.lab.shortcuts'], ...context];
  for (const { command, args = {} } of given as typeof offered) {
    if (!commands.hasCommand(command)) {
      continue;
    }
    const described = (await commands.describedBy(command)).args;
    const { properties, required } = described as unknown as {
      properties: object;
      required: string[];
    };
    expect({ command, takes: Object.keys(properties) }).toEqual({
      command,
      takes: expect.arrayContaining(Object.keys(args))
    });
    // A menu may omit arguments that come from what it was opened on.
    const known = 'isContextMenu' in args ? required : Object.keys(args);
    expect(known).toEqual(expect.arrayContaining(required));
  }
});

it('a command that can do nothing now is disabled', async () => {
  const { scene, commands } = await aRegistry({
    'take-over': { productId: '79807' }
  });
  const can = (name: string, args = {}): boolean =>
    commands.isEnabled(`curation:${name}`, args);
  expect(can('undo')).toBe(false);
  expect(can('zoom', { to: 'in' })).toBe(false);
  expect(can('clear-filter')).toBe(false);
  expect(can('reopen')).toBe(false);
  expect(can('take-over')).toBe(false);
  expect(can('take-over', { isContextMenu: true })).toBe(true);

  await scene.desk.perform('delete', { images: ['detail/image_002.jpg'] });
  await scene.desk.perform('filter-queue', { prefix: '79' });
  await scene.desk.perform('view-image', {});
  expect(can('undo')).toBe(true);
  expect(can('redo')).toBe(false);
  expect(can('zoom', { to: 'in' })).toBe(true);
  expect(can('clear-filter')).toBe(true);
});

it('without a desk every command is disabled', () => {
  const commands = new CommandRegistry();
  addDeskCommands(
    { commands, palette: null, trans: PLAIN },
    () => null,
    () => ({})
  );
  expect(commands.listCommands()).toContain('curation:refresh');
  expect(commands.listCommands().filter(id => commands.isEnabled(id))).toEqual(
    []
  );
});

it('each item of the palette has its own label', async () => {
  const { commands, offered } = await aRegistry();
  const labels = offered
    .filter(({ command, args }) => commands.isVisible(command, args))
    .map(({ command, args }) => commands.label(command, args));
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual(
    []
  );
  expect(labels).toContain('Choose as Colour');
});

it('a menu on an image shows the keys that work there', async () => {
  const { commands } = await aRegistry();
  schema['jupyter.lab.shortcuts'].forEach(shortcut =>
    commands.addKeyBinding(shortcut)
  );
  const menu = new Menu({ commands });
  schema['jupyter.lab.menus'].context
    .filter(({ selector }) => selector === '.jp-CurationTile')
    .forEach(({ command, args }) =>
      menu.addItem({ command, args: args as ReadonlyJSONObject | undefined })
    );
  const inGrid = schema['jupyter.lab.shortcuts']
    .filter(({ selector }) => /CurationImageKeys|CurationTile/.test(selector))
    .map(({ command, keys }) => `${command} ${keys[0]}`);
  const shown = menu.items.map(
    ({ command, keyBinding }) => `${command} ${keyBinding?.keys[0]}`
  );
  expect(shown.filter(item => !inGrid.includes(item))).toEqual([]);
  expect(shown).toContain('curation:view-image Space');
  expect(shown).toContain('curation:crop K');
});

it('V views the deleted image that has the focus', async () => {
  const { scene, commands } = await aRegistry();
  const image = 'detail/image_002.jpg';
  await scene.desk.perform('delete', { images: [image] });
  document.body.innerHTML = `<div data-deleted="${image}"><button></button></div>`;
  document.querySelector('button')?.focus();
  await commands.execute('curation:view-image', { isFocused: true });
  expect(scene.open.viewing).toBe(image);
});

it('offers only slots that the team has', async () => {
  const { commands } = await aRegistry();
  expect(commands.isVisible('curation:assign-slot', { index: 3 })).toBe(true);
  expect(commands.isVisible('curation:assign-slot', { index: 4 })).toBe(false);
});

it('acts on what the menu was opened on, or on the focused image without a menu', async () => {
  const { scene, commands } = await aRegistry({
    select: { image: 'text/text_info.jpg' },
    'clear-slot': { index: 1, image: 'detail/image_002.jpg' },
    'go-to-product': { productId: '79807' }
  });
  scene.focus('detail/image_002.jpg');
  await commands.execute('curation:assign-slot', { index: 1 });
  expect(scene.open.choices).toEqual({ front: ['detail/image_002.jpg'] });
  const byMenu = { isContextMenu: true };
  await commands.execute('curation:select', { ...byMenu, mode: 'only' });
  expect(scene.open.focus).toBe('text/text_info.jpg');
  await commands.execute('curation:clear-slot', byMenu);
  expect(scene.open.choices.front ?? []).toEqual([]);
  await commands.execute('curation:go-to-product', byMenu);
  expect(scene.open.product.productId).toBe('79807');
});

it("binds nine slot keys; the list of keys shows those of the team's slots", async () => {
  const { commands } = await aRegistry();
  for (const key of '123456789C') {
    bind(commands, key);
  }
  const [change, crop] = keyGroups(commands, PLAIN);
  expect(change.rows).toContainEqual({
    keys: 'C, 4',
    label: 'Choose as Colour'
  });
  expect(change.rows).toHaveLength(4);
  expect(crop.rows).toHaveLength(4);
});

it('shows the keys as they are bound now', async () => {
  const { commands } = await aRegistry();
  const keys = new BoundKeys(commands);
  for (const key of ['1', '4', 'C', 'M', 'T', 'Delete', 'Backspace']) {
    bind(commands, key);
  }
  bind(commands, 'Shift Enter');
  expect(keys.hints).toMatchObject({
    toText: 'T',
    delete: '⌫',
    complete: '⇧↵',
    slots: ['1', '', '', 'C', '', '', '', '', '']
  });
  const before = keys.hints;
  expect(keys.hints).toBe(before);
  commands.addKeyBinding({
    command: 'curation:delete',
    keys: ['Accel D'],
    selector: '.jp-CurationImages :focus:not(:read-write)'
  });
  expect(keys.hints.delete).toBe('Ctrl+D');
});

describe('a key that is pressed twice', () => {
  /** The images that are left after keys so long after one another, in ms. */
  async function after(
    ...keys: readonly (readonly [command: string, at: number, args?: object])[]
  ): Promise<number> {
    const { scene, commands } = await aRegistry();
    for (const [command, at, args = {}] of keys) {
      scene.later(at);
      const _luminoEvent = { type: 'keybinding', keys: ['Delete'] };
      await commands.execute(command, { _luminoEvent, ...args });
    }
    return scene.open.sections
      .filter(({ folder }) => folder !== 'text')
      .reduce((count, { images }) => count + images.length, 0);
  }

  it.each([
    ['curation:delete', {}],
    ['curation:reclassify', { folder: 'text' }]
  ])(
    'acts once, and twice if it is pressed again later: %s',
    async (id, args) => {
      const all = await after();
      expect(await after([id, 0, args], [id, 120, args])).toBe(all - 1);
      expect(await after([id, 0, args], [id, 260, args])).toBe(all - 2);
    }
  );

  it('is not mistaken for another key, a menu or a program', async () => {
    const all = await after();
    expect(
      await after(
        ['curation:delete', 0],
        ['curation:reclassify', 50, { folder: 'text' }]
      )
    ).toBe(all - 2);
    const { scene, commands } = await aRegistry();
    await commands.execute('curation:delete', {});
    await commands.execute('curation:delete', {});
    expect(scene.open.sections.flatMap(({ images }) => images)).toHaveLength(
      all + 1 - 2
    );
  });
});
