import {
  act,
  cleanup,
  fireEvent,
  render,
  screen
} from '@testing-library/react';
import * as React from 'react';

import type { SampleStep } from '../../../../src/desk/jobs/sample/sampleJob';
import { Store } from '../../../../src/desk/store';
import { WelcomeView } from '../../../../src/ui/connection/WelcomeView';

afterEach(cleanup);

it('the empty desk offers the sample, and shows how far it is and what failed', async () => {
  const store = new Store<{ readonly step: SampleStep }>({
    step: { kind: 'idle' }
  });
  const onTry = jest.fn();
  const show = (step: SampleStep): Promise<void> =>
    act(async () => store.set({ step }));
  render(<WelcomeView onAdd={jest.fn()} sample={{ store, onTry }} />);
  const button = (): HTMLElement | null =>
    screen.queryByRole('button', { name: 'Try the sample' });
  fireEvent.click(button()!);
  expect(onTry).toHaveBeenCalledTimes(1);

  await show({ kind: 'starting' });
  expect(screen.getByRole('status').textContent).toContain('being drawn');
  expect(button()).toBeNull();
  await show({ kind: 'filling', progress: { products: 3, of: 12 } });
  expect(screen.getByRole('status').textContent).toBe(
    '3 of 12 products are in the sandbox…'
  );
  await show({
    kind: 'failed',
    problem: { kind: 'NotSupported', text: 'No.', remedy: 'pip install it' }
  });
  expect(screen.getByRole('alert').textContent).toContain('pip install it');
  expect(button()).not.toBeNull();
});

it('a job without a connection offers none', () => {
  render(<WelcomeView onAdd={jest.fn()} />);
  expect(screen.queryByText(/Try the sample/)).toBeNull();
});
