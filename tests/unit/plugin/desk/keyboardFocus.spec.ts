import { isModalFocused } from '../../../../src/plugin/desk/keyboardFocus';

afterEach(() => document.body.replaceChildren());

it.each([
  ['the palette', 'jp-ModalCommandPalette', true],
  ['a dialog', 'jp-Dialog', true],
  ['a notebook', 'jp-Notebook', false]
])(
  'a desk that has just loaded knows whether the focus is in front of it: %s',
  (_name, className, inFront) => {
    document.body.innerHTML = `<div class="${className}"><input></div>`;
    document.querySelector('input')?.focus();
    expect(isModalFocused()).toBe(inFront);
  }
);
