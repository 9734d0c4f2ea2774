import type { CommandRegistry } from '@lumino/commands';
import { CommandRegistry as Registry } from '@lumino/commands';

import type { KeysGroup, KeysRow } from '../../ui/controls/KeysTable';
import type { Trans } from '../../words/trans';
import { commandId } from '../ids';

type Binding = CommandRegistry['keyBindings'][number];

/** Where a key acts. Those of the grid act in the viewer too, unless it has its own. */
type Place = 'grid' | 'viewer' | 'crop';

/** The commands of the grid's groups, in the order in which a curator needs them. Others come last. */
const FINISH = ['complete', 'hold', 'next-product', 'previous-product'];
const CHANGE = [
  'assign-slot',
  'reclassify',
  'delete',
  'undo',
  'redo',
  'upload',
  'set-flag',
  'set-note'
];
const LOOK = ['move-focus', 'select', 'view-image', 'compare', 'crop'];

/** All keys of the desk as they are bound now, in groups. In a group each key is listed once. */
export function keyGroups(
  commands: CommandRegistry,
  trans: Trans
): readonly KeysGroup[] {
  const ours = commands.keyBindings
    .filter(({ command }) => command.startsWith(commandId('')))
    // The team may have fewer slots than there are slot keys.
    .filter(({ command, args }) => commands.isVisible(command, args));
  const at = (place: Place): readonly Binding[] =>
    ours.filter(binding => placeOf(binding) === place);
  const grid = at('grid');
  const among = (names: readonly string[]): readonly Binding[] =>
    names.flatMap(name => grid.filter(({ command }) => is(command, name)));
  const known = [...FINISH, ...CHANGE, ...LOOK];
  const viewer = at('viewer').filter(
    one => !grid.some(other => sameAction(one, other) && sameKeys(one, other))
  );
  const group = (
    title: string,
    bindings: readonly Binding[]
  ): readonly KeysGroup[] => {
    const rows = rowsOf(bindings, commands, trans);
    return rows.length > 0 ? [{ title, rows }] : [];
  };
  return [
    ...group(trans.__('Finish a product'), among(FINISH)),
    ...group(trans.__('Change its images'), among(CHANGE)),
    ...group(trans.__('Move and look'), among(LOOK)),
    ...group(trans.__('In the viewer'), viewer),
    ...group(trans.__('While you crop'), at('crop')),
    ...group(
      trans.__('The desk'),
      grid.filter(({ command }) => !known.some(name => is(command, name)))
    )
  ];
}

function is(command: string, name: string): boolean {
  return command === commandId(name);
}

function placeOf({ selector }: Binding): Place {
  return selector.includes('jp-CurationCrop')
    ? 'crop'
    : /jp-Curation(Large|Viewer)/.test(selector)
      ? 'viewer'
      : 'grid';
}

function sameAction(one: Binding, other: Binding): boolean {
  return (
    one.command === other.command &&
    JSON.stringify(one.args) === JSON.stringify(other.args)
  );
}

function sameKeys(one: Binding, other: Binding): boolean {
  return one.keys.join() === other.keys.join();
}

/** A row for each action; moves in several directions are one action. The last binding of an action comes first, since menus show it. */
function rowsOf(
  bindings: readonly Binding[],
  commands: CommandRegistry,
  trans: Trans
): readonly KeysRow[] {
  const rows = new Map<string, { keys: readonly string[]; moves: boolean }>();
  const listed = new Set<string>();
  for (const binding of bindings) {
    const key = shownKey(binding);
    if (listed.has(key)) {
      continue;
    }
    listed.add(key);
    const moves = moveLabel(binding, trans);
    const label = moves ?? actionLabel(binding, commands, trans);
    const keys = rows.get(label)?.keys ?? [];
    rows.set(label, {
      keys: moves === undefined ? [key, ...keys] : [...keys, key],
      moves: moves !== undefined
    });
  }
  return [...rows].map(([label, { keys, moves }]) => ({
    label,
    keys: moves ? together(keys) : keys.join(', ')
  }));
}

/** "Shift+← → ↑ ↓": what all keys of a move begin with is written once. */
function together(keys: readonly string[]): string {
  const [modifiers] = /^(.*[+ ])?(?=[←→↑↓]$)/.exec(keys[0]) ?? [''];
  const isShared =
    modifiers !== '' && keys.every(key => key.startsWith(modifiers));
  return isShared
    ? modifiers + keys.map(key => key.slice(modifiers.length)).join(' ')
    : keys.join(keys.every(key => key.length === 1) ? ' ' : ', ');
}

const SYMBOLS: readonly [RegExp, string][] = [
  [/\bArrow(Left)\b|\bLeft\b/, '←'],
  [/\bArrow(Right)\b|\bRight\b/, '→'],
  [/\bArrow(Up)\b|(?<!Page )\bUp\b/, '↑'],
  [/\bArrow(Down)\b|(?<!Page )\bDown\b/, '↓'],
  [/^(⇧ |Shift\+)\/$/, '?']
];

function shownKey({ keys }: Binding): string {
  return SYMBOLS.reduce(
    (text, [name, symbol]) => text.replace(name, symbol),
    Registry.formatKeystroke(keys)
  );
}

/** What all four directions of a move do together; undefined for other actions. */
function moveLabel(
  { command, args: { direction, extend, page, resize } }: Binding,
  trans: Trans
): string | undefined {
  if (!['left', 'right', 'up', 'down'].includes(String(direction))) {
    return undefined;
  }
  switch (command) {
    case commandId('move-focus'):
      return extend === true
        ? trans.__('Extend the selection')
        : trans.__('Go to another image');
    case commandId('pan'):
      return page === true
        ? trans.__('Pan by most of a screen')
        : trans.__('Pan');
    case commandId('adjust-crop'):
      return resize === true
        ? trans.__('Resize the frame')
        : trans.__('Move the frame');
    default:
      return undefined;
  }
}

function actionLabel(
  binding: Binding,
  commands: CommandRegistry,
  trans: Trans
): string {
  const { command, args } = binding;
  if (placeOf(binding) === 'viewer' && is(command, 'view-image')) {
    return trans.__('Close the viewer');
  }
  if (placeOf(binding) === 'crop' && is(command, 'crop')) {
    return args.slot === undefined
      ? trans.__('Crop')
      : commands.label(command, args);
  }
  return commands.label(command, args);
}
