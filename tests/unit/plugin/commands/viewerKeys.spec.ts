import schema from '../../../../schema/desk.json';
import { stopRepeats } from '../../../../src/plugin/commands/stopRepeats';

interface Shortcut {
  readonly command: string;
  readonly keys: readonly string[];
  readonly selector: string;
}

const shortcuts = schema['jupyter.lab.shortcuts'] as readonly Shortcut[];

/** The commands of a key on an element or on what contains it. */
function commandsOf(key: string, node: Element): readonly string[] {
  return shortcuts
    .filter(
      ({ keys, selector }) => keys[0] === key && node.closest(selector) !== null
    )
    .map(({ command }) => command);
}

beforeEach(() => {
  document.body.innerHTML = `
    <div class="jp-CurationPanel"><div class="jp-CurationDesk">
      <div class="jp-CurationImages" tabindex="-1"><div class="jp-CurationImageKeys">
        <button></button><div class="jp-CurationTile" tabindex="0"></div>
      </div></div>
      <div class="jp-CurationLarge jp-CurationViewer jp-CurationImageKeys" tabindex="-1"><button></button></div>
      <div class="jp-CurationLarge jp-CurationCropper" tabindex="-1">
        <button></button><div class="jp-CurationCrop" tabindex="0"></div>
      </div>
    </div></div>`;
});

function focused(selector: string): HTMLElement {
  const node = document.querySelector<HTMLElement>(selector)!;
  node.focus();
  return node;
}

it('every key of the grid works in the viewer, on its buttons too', () => {
  const section = focused('.jp-CurationImages button');
  const keys = shortcuts
    .map(({ keys: [key] }) => key)
    .filter(key => commandsOf(key, section).length > 0);
  expect(keys.length).toBeGreaterThan(25);
  const deaf = (selector: string): readonly string[] =>
    keys.filter(key => commandsOf(key, focused(selector)).length === 0);
  expect(deaf('.jp-CurationViewer')).toEqual([]);
  expect(deaf('.jp-CurationViewer > button')).toEqual([]);
});

it('the keys of the images do nothing while the grid itself has the focus', () => {
  const grid = focused('.jp-CurationImages');
  for (const key of ['1', 'T', 'Delete', 'ArrowLeft', 'Accel Z']) {
    expect(commandsOf(key, grid)).toEqual([]);
  }
  expect(commandsOf('N', grid)).toEqual(['curation:next-product']);
});

it('each key is bound once, except on elements that are apart', () => {
  const bound = shortcuts.map(
    ({ command, keys, ...given }) =>
      `${command} ${JSON.stringify('args' in given ? given.args : {})} ${keys[0]}`
  );
  const again = bound.filter((one, at) => bound.indexOf(one) !== at);
  expect(again).toEqual([
    'curation:view-image {} Space',
    'curation:undo {} Accel Z',
    'curation:redo {} Accel Shift Z'
  ]);
});

it("Space and Enter press a button of the viewer's bar and do nothing else", () => {
  for (const bar of ['.jp-CurationViewer', '.jp-CurationCropper']) {
    const button = focused(`${bar} > button`);
    expect(commandsOf('Space', button)).toEqual([]);
    expect(commandsOf('Enter', button)).toEqual([]);
  }
});

it('while a crop is drawn, keys move its frame and change no image', () => {
  const frame = focused('.jp-CurationCrop');
  expect(commandsOf('ArrowLeft', frame)).toEqual(['curation:adjust-crop']);
  expect(commandsOf('Enter', frame)).toEqual(['curation:crop']);
  expect(commandsOf('Escape', frame)).toEqual(['curation:view-image']);
  expect(commandsOf('=', frame)).toEqual(['curation:zoom']);
  for (const key of ['T', 'Delete', 'X', 'K']) {
    expect(commandsOf(key, frame)).toEqual([]);
  }
  // The crop itself goes into the slot.
  for (const key of ['1', 'C']) {
    expect(commandsOf(key, frame)).toEqual(['curation:crop']);
  }
});

it('held keys repeat only if they zoom or pan in the viewer', () => {
  const held = (keyCode: number, key: string, selector: string): boolean => {
    const event = new KeyboardEvent('keydown', {
      key,
      repeat: true,
      bubbles: true,
      cancelable: true
    });
    Object.defineProperty(event, 'keyCode', { value: keyCode });
    const node = document.querySelector(selector)!;
    const listen = (heard: Event): void => stopRepeats(heard as KeyboardEvent);
    node.addEventListener('keydown', listen);
    node.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  expect(held(68, 'd', '.jp-CurationViewer')).toBe(true);
  // D with a Korean input source.
  expect(held(68, 'ㅇ', '.jp-CurationCrop')).toBe(true);
  expect(held(187, '=', '.jp-CurationViewer')).toBe(true);
  expect(held(68, 'd', '.jp-CurationTile')).toBe(false);
  expect(held(49, '1', '.jp-CurationViewer')).toBe(false);
  expect(held(46, 'Delete', '.jp-CurationViewer')).toBe(false);
});
