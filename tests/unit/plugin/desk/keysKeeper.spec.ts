import { keepKeys } from '../../../../src/plugin/desk/keysKeeper';

let pressed: string[];
let dialog: HTMLElement;
let tile: HTMLElement;

beforeEach(() => {
  pressed = [];
  document.body.innerHTML =
    '<div id="tile"></div><div id="dialog"><input></div>';
  [tile, dialog] = ['tile', 'dialog'].map(
    id => document.getElementById(id) as HTMLElement
  );
  document.addEventListener('keydown', note, true);
});

afterEach(() => document.removeEventListener('keydown', note, true));

/** As JupyterLab hears of keys. */
function note({ key }: KeyboardEvent): void {
  pressed.push(key);
}

function press(key: string, at: Element, more: KeyboardEventInit = {}): void {
  at.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      cancelable: true,
      ...more
    })
  );
}

it('keeps keys from the images before the dialog has the focus, and uses its own', () => {
  const used: string[] = [];
  const release = keepKeys(dialog, ({ key }) => {
    used.push(key);
    return key === '1';
  });
  press('1', tile);
  press('k', tile);
  expect(used).toEqual(['1', 'k']);
  expect(pressed).toEqual([]);
  release();
  press('k', tile);
  expect(pressed).toEqual(['k']);
});

it('leaves keys in the dialog alone, except those that it uses', () => {
  const input = dialog.querySelector('input') as HTMLElement;
  const release = keepKeys(dialog, ({ key }) => key === '1');
  press('a', input);
  press('1', input);
  press('1', input, { ctrlKey: true });
  expect(pressed).toEqual(['a', '1']);
  release();
});
