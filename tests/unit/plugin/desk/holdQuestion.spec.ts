import { PLAIN } from '../../../../src/words/trans';
import { deskQuestions } from '../../../../src/plugin/desk/questions';

// Lumino uses it, and jsdom does not have it.
window.requestIdleCallback ??= run =>
  window.setTimeout(() => run({ didTimeout: false, timeRemaining: () => 1 }));

const REASONS = ['Not popular', 'Not cut', 'Wrong colour'];

/** A dialog that is attached, before anything else has run. */
async function asked() {
  const answer = deskQuestions(PLAIN, () => []).holdReason(REASONS, {
    text: '',
    keep: () => undefined
  });
  // JupyterLab attaches it when no other dialog is shown.
  while (document.querySelector('.jp-Dialog') === null) {
    await Promise.resolve();
  }
  return { answer };
}

const press = (init: KeyboardEventInit & { keyCode?: number }): boolean =>
  document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  );

afterEach(() => document.body.replaceChildren());

it('has its focus from the start, so that no key acts on something else', async () => {
  const { answer } = await asked();
  expect(document.activeElement).toBe(document.querySelector('input'));
  press({ key: '2', keyCode: 50 });
  expect(await answer).toBe('Not cut');
});

it('says why Enter without a reason does nothing, and is closed by Esc', async () => {
  const { answer } = await asked();
  press({ key: 'Enter' });
  await new Promise(requestAnimationFrame);
  expect(document.querySelector('[role=alert]')?.textContent).toMatch(
    /with a reason/
  );
  press({ key: 'Escape' });
  expect(await answer).toBeUndefined();
});
