import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import { HOLD_REASONS } from '../../../../src/domain/board/holdReasons';
import { FlagMenu } from '../../../../src/ui/edits/FlagMenu';
import { HoldForm } from '../../../../src/ui/edits/HoldForm';
import { SignInView } from '../../../../src/ui/connection/SignInView';
import { TransContext } from '../../../../src/ui/controls/trans';

afterEach(cleanup);

it('accepts one of eight reasons, or another', () => {
  const onChange = jest.fn();
  render(<HoldForm reasons={HOLD_REASONS} onChange={onChange} />);
  expect(screen.getAllByRole('radio')).toHaveLength(9);
  // At hand for the arrow keys as soon as the dialog is there.
  expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]);
  fireEvent.click(screen.getByRole('radio', { name: 'Not popular' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Another reason' }));
  fireEvent.change(screen.getByRole('textbox'), {
    target: { value: ' Wrong brand ' }
  });
  expect(onChange.mock.calls).toEqual([['Not popular'], [''], ['Wrong brand']]);
  expect(
    screen.getByRole('group').hasAttribute('data-lm-suppress-shortcuts')
  ).toBe(true);
});

it('offers flags with their digits, and shows which are set', () => {
  const onPick = jest.fn();
  const flags = Array.from({ length: 10 }, (_, at) => ({
    id: `f${at}`,
    label: `Flag ${at}`
  }));
  render(<FlagMenu flags={flags} set={['f1']} onPick={onPick} />);
  const buttons = screen.getAllByRole('button');
  expect(
    buttons.map(one => one.querySelector('kbd')?.textContent ?? '').join('')
  ).toBe('123456789');
  expect(buttons.map(one => one.getAttribute('aria-pressed'))).toEqual(
    flags.map(({ id }) => String(id === 'f1'))
  );
  fireEvent.click(buttons[9]);
  expect(onPick.mock.calls).toEqual([['f9']]);
});

it('holds at once by the digit of a reason, and not while a reason is typed', () => {
  const onHold = jest.fn();
  render(
    <HoldForm reasons={HOLD_REASONS} onChange={jest.fn()} onHold={onHold} />
  );
  const [radio] = screen.getAllByRole('radio');
  fireEvent.keyDown(screen.getByRole('textbox'), { keyCode: 50 });
  fireEvent.keyDown(radio, { keyCode: 50, ctrlKey: true });
  fireEvent.keyDown(radio, { keyCode: 57 });
  expect(onHold).not.toHaveBeenCalled();
  fireEvent.keyDown(radio, { keyCode: 50 });
  fireEvent.keyDown(radio, { keyCode: 99 });
  expect(onHold.mock.calls).toEqual([[HOLD_REASONS[1]], [HOLD_REASONS[2]]]);
});

it('says why nothing is held without a reason', () => {
  render(<HoldForm reasons={HOLD_REASONS} onChange={jest.fn()} refused />);
  expect(screen.getByRole('alert').textContent).toMatch(/with a reason/);
  fireEvent.click(screen.getByRole('radio', { name: 'Not popular' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('begins with the reason that was typed before', () => {
  const onOwn = jest.fn();
  render(
    <HoldForm
      reasons={HOLD_REASONS}
      own="Wrong br"
      onOwn={onOwn}
      onChange={jest.fn()}
    />
  );
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  expect(field.value).toBe('Wrong br');
  expect(
    screen.getByRole<HTMLInputElement>('radio', { name: 'Another reason' })
      .checked
  ).toBe(true);
  fireEvent.change(field, { target: { value: 'Wrong brand' } });
  expect(onOwn.mock.calls).toEqual([['Wrong brand']]);
});

it('warns of long-lived keys, and hands over what was typed', () => {
  const onSubmit = jest.fn();
  render(<SignInView onSubmit={onSubmit} />);
  const submit = screen.getByRole<HTMLButtonElement>('button');
  expect(submit.disabled).toBe(true);
  const type = (label: string, value: string): void => {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  };
  type('Access key id', 'AKIA1 ');
  type('Secret access key', 'secret');
  expect(screen.getByText(/are long-lived/)).toBeTruthy();
  fireEvent.click(submit);
  type('Session token', 'token');
  expect(screen.queryByText(/are long-lived/)).toBeNull();
  fireEvent.click(submit);
  expect(onSubmit.mock.calls).toEqual([
    [
      {
        accessKeyId: 'AKIA1',
        secretAccessKey: 'secret',
        sessionToken: undefined
      }
    ],
    [
      {
        accessKeyId: 'AKIA1',
        secretAccessKey: 'secret',
        sessionToken: 'token'
      }
    ]
  ]);
  expect(
    screen.getByLabelText<HTMLInputElement>('Secret access key').type
  ).toBe('password');
});

it('translates its texts', () => {
  render(
    <TransContext.Provider
      value={{
        locale: 'en',
        __: text => `«${text}»`,
        _n: one => `«${one}»`
      }}
    >
      <HoldForm reasons={[]} onChange={() => undefined} />
    </TransContext.Provider>
  );
  expect(screen.getByText('«Why is it held?»')).toBeTruthy();
});
