import { isAskedInFront } from '../../../../src/plugin/desk/inFront';

afterEach(() => document.body.replaceChildren());

it.each([
  ['the palette', 'jp-ModalCommandPalette', true],
  ['a dialog', 'jp-Dialog', true],
  ['a notebook', 'jp-Notebook', false]
])('what has just loaded finds %s', (_name, className, inFront) => {
  document.body.innerHTML = `<div class="${className}"><input></div>`;
  document.querySelector('input')?.focus();
  expect(isAskedInFront()).toBe(inFront);
});
