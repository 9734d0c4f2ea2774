import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { AnnotationsView } from '../../../../src/ui/edits/AnnotationsView';
import { flagLabels } from '../../../../src/ui/board/flags';
import { GuidelineView } from '../../../../src/ui/board/GuidelineView';
import type { DrawMarkdown } from '../../../../src/ui/board/markdown';
import { MarkdownContext } from '../../../../src/ui/board/markdown';
import { PLAIN } from '../../../../src/words/trans';
import { anOpenProduct, someActions } from '../aDesk';

afterEach(cleanup);

function show(item: CatalogueItem, editable = true) {
  const actions = someActions();
  let typed: string | undefined;
  let last = item;
  const view = (of: CatalogueItem): JSX.Element => (
    <AnnotationsView
      product={anOpenProduct({}, of).product}
      flags={DEFAULT_TEAM.flags}
      editable={editable}
      typed={typed}
      actions={actions}
    />
  );
  const { rerender } = render(view(item));
  const again = (next: CatalogueItem): void => {
    last = next;
    rerender(view(next));
  };
  actions.keepTyped.mockImplementation((_about, text: string | undefined) => {
    typed = text;
    again(last);
  });
  return { actions, again };
}

const note = (): HTMLTextAreaElement => screen.getByLabelText('Note');

describe('flags', () => {
  it('of a hundred thousand that somebody planted, a hundred are shown', () => {
    const many = Array.from({ length: 95_000 }, (_, at) => `f${at}`);
    show({ flags: new Set([...many, 'blurred']) });
    expect(screen.getAllByRole('button')).toHaveLength(
      DEFAULT_TEAM.flags.length + 100
    );
    expect(
      screen.getByRole('button', { name: /Blurred/, pressed: true })
    ).toBeTruthy();
    expect(screen.getByText(/94,900 more/)).toBeTruthy();
    expect(flagLabels(DEFAULT_TEAM.flags, many, PLAIN).length).toBeLessThan(
      1000
    );
  });

  it('are the team’s, and others that the product has', () => {
    const { actions } = show({ flags: new Set(['blurred', 'odd']) });
    expect(
      screen
        .getAllByRole('button')
        .map(button => [
          button.textContent?.slice(2),
          button.getAttribute('aria-pressed')
        ])
    ).toEqual([
      ['Blurred', 'true'],
      ['Wrong product', 'false'],
      ['Watermark', 'false'],
      ['Other', 'false'],
      ['odd', 'true']
    ]);
    fireEvent.click(screen.getByRole('button', { name: /Blurred/ }));
    fireEvent.click(screen.getByRole('button', { name: /Watermark/ }));
    expect(actions.run.mock.calls).toEqual([
      ['set-flag', { flag: 'blurred', on: false }],
      ['set-flag', { flag: 'watermark', on: true }]
    ]);
  });

  it('cannot be changed while another holds the product', () => {
    show({}, false);
    expect(
      screen.getByRole<HTMLButtonElement>('button', { name: /Blurred/ })
        .disabled
    ).toBe(true);
    expect(note().readOnly).toBe(true);
  });
});

describe('the note', () => {
  it('is saved once, when it loses the focus', () => {
    const { actions } = show({ note: 'before' });
    fireEvent.change(note(), { target: { value: 'after' } });
    fireEvent.blur(note());
    expect(actions.run.mock.calls).toEqual([['set-note', { note: 'after' }]]);
  });

  it('is saved on Ctrl+Enter, and kept as a draft on Escape', () => {
    const { actions } = show({ note: 'before' });
    fireEvent.change(note(), { target: { value: 'after' } });
    fireEvent.keyDown(note(), { key: 'Escape' });
    fireEvent.blur(note());
    expect(note().value).toBe('after');
    expect(note().title).toBe('Not saved');
    expect(actions.run).not.toHaveBeenCalled();
    expect(actions.keepTyped).toHaveBeenCalledWith(
      { kind: 'note', product: { subCategory: 1005, productId: '79823' } },
      'after'
    );
    fireEvent.change(note(), { target: { value: 'before' } });
    expect(actions.keepTyped).toHaveBeenLastCalledWith(
      expect.anything(),
      undefined
    );
    fireEvent.change(note(), { target: { value: 'after' } });
    fireEvent.keyDown(note(), { key: 'Enter', ctrlKey: true });
    expect(actions.run).toHaveBeenCalledWith('set-note', { note: 'after' });
  });

  it('shows a note that was changed elsewhere, but keeps what is being typed', () => {
    const { again } = show({ note: 'one' });
    again({ note: 'two' });
    expect(note().value).toBe('two');
    fireEvent.change(note(), { target: { value: 'typing' } });
    again({ note: 'three' });
    expect(note().value).toBe('typing');
  });

  it('keeps the desk’s keys out', () => {
    show({});
    expect(note().hasAttribute('data-lm-suppress-shortcuts')).toBe(true);
  });
});

describe('the guideline', () => {
  const settings = {
    ...DEFAULT_TEAM,
    guideline: { version: '7', source: { kind: 'text', text: '# Well' } }
  } as const;

  it('is loaded when it is expanded, and rendered as Markdown', async () => {
    const actions = someActions();
    const dispose = jest.fn();
    const draw = jest.fn(async (text: string, node: HTMLElement) => {
      node.innerHTML = `<h1>${text.slice(2)}</h1>`;
      return { dispose };
    });
    const view = (
      expanded: boolean,
      page: React.ComponentProps<typeof GuidelineView>['team']['page']
    ): JSX.Element => (
      <MarkdownContext.Provider value={draw}>
        <GuidelineView
          team={{ settings, page }}
          expanded={expanded}
          onToggle={() => undefined}
          actions={actions}
        />
      </MarkdownContext.Provider>
    );
    const { rerender } = render(view(false, null));
    expect(actions.loadGuideline).not.toHaveBeenCalled();
    rerender(view(true, null));
    expect(actions.loadGuideline).toHaveBeenCalledTimes(1);
    rerender(view(true, { state: 'ready', value: '# Well' }));
    expect((await screen.findByRole('heading')).textContent).toBe('Well');
    expect(screen.getByText('7')).toBeTruthy();
    cleanup();
    await Promise.resolve();
    expect(dispose).toHaveBeenCalledTimes(1);
  });

  const shown = (value: string, draw: DrawMarkdown) =>
    render(
      <MarkdownContext.Provider value={draw}>
        <GuidelineView
          team={{ settings, page: { state: 'ready', value } }}
          expanded
          onToggle={() => undefined}
          actions={someActions()}
        />
      </MarkdownContext.Provider>
    );

  it('that would freeze the page is shown as plain text, and says so', () => {
    const draw = jest.fn();
    const text = '*a '.repeat(130_000);
    const { container } = shown(text, draw);
    expect(draw).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toContain('too long');
    expect(container.querySelector('.jp-mod-plain')?.textContent).toBe(text);
  });

  it('whose drawing fails is shown as plain text, and says so', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    const { container } = shown('> > deep', async () => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    expect((await screen.findByRole('status')).textContent).toContain(
      'could not be drawn'
    );
    expect(container.querySelector('.jp-mod-plain')?.textContent).toBe(
      '> > deep'
    );
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('is not shown if the team has none', () => {
    const { container } = render(
      <GuidelineView
        team={{ settings: DEFAULT_TEAM, page: null }}
        expanded
        onToggle={() => undefined}
        actions={someActions()}
      />
    );
    expect(container.textContent).toBe('');
  });
});
