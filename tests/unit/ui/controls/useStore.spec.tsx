import { act, render, screen } from '@testing-library/react';
import * as React from 'react';

import { Store } from '../../../../src/desk/store';
import { useStore } from '../../../../src/ui/controls/useStore';

it('renders again with the state, and subscribes once', async () => {
  const store = new Store({ count: 1 });
  const subscribe = jest.spyOn(store, 'subscribe');
  function Count(): JSX.Element {
    return <output>{useStore(store).count}</output>;
  }
  render(<Count />);
  for (const count of [2, 3]) {
    await act(async () => store.set({ count }));
    expect(screen.getByRole('status').textContent).toBe(String(count));
  }
  expect(subscribe).toHaveBeenCalledTimes(1);
});
