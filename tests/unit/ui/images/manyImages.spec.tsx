import { act, cleanup, fireEvent, render } from '@testing-library/react';
import * as React from 'react';

import type { OpenProduct } from '../../../../src/desk/state';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { ImagesView } from '../../../../src/ui/images/ImagesView';
import { anOpenProduct, someActions, somePictures } from '../aDesk';

/** jsdom has no layout. The scroller is four tiles wide and about four rows high. */
const spies = [
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(562),
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(562),
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800),
  jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(800),
  // The section moves up as its scroller scrolls.
  jest
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockImplementation(function (this: Element) {
      const scroller = this.parentElement?.closest(
        '.jp-CurationProduct-scroll'
      );
      return { top: -(scroller?.scrollTop ?? 0) } as DOMRect;
    })
];
HTMLElement.prototype.scrollTo ??= () => undefined;

afterEach(cleanup);
afterAll(() => spies.forEach(spy => spy.mockRestore()));

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `d${index}.jpg`);

const many = (count: number, more: Partial<OpenProduct> = {}): OpenProduct =>
  anOpenProduct(
    { focus: 'detail/d0.jpg', ...more },
    { detail: names(count), summary: [], segment: [] }
  );

function show(open: OpenProduct) {
  const view = (state: OpenProduct): JSX.Element => (
    <ImagesView
      open={state}
      slots={DEFAULT_SLOTS}
      thumbnailSize={136}
      actions={someActions()}
      pictures={somePictures()}
    />
  );
  const { rerender } = render(view(open));
  return (state: OpenProduct) => rerender(view(state));
}

const tiles = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.jp-CurationTile')
];
const place = ({ style }: HTMLElement): string =>
  `${style.gridRow} ${style.gridColumn}`;

it('renders all of a hundred images, and only the visible ones of more', () => {
  const again = show(many(200));
  expect(tiles()).toHaveLength(200);
  const [first] = tiles();
  again(many(600));
  expect(tiles().length).toBeGreaterThan(4 * 4);
  expect(tiles().length).toBeLessThan(60);
  // What stays is the same node: its picture is not fetched again.
  expect(tiles()[0]).toBe(first);
  const section = first.parentElement!;
  // (562 - 3 gaps) / 4 wide; 5/4 of that without its border high, and the name.
  expect(section.style.gridTemplateRows).toBe('repeat(150, 187.5px)');
  expect(tiles().slice(0, 5).map(place)).toEqual([
    '1 1',
    '1 2',
    '1 3',
    '1 4',
    '2 1'
  ]);
  expect(tiles()[5].getAttribute('aria-posinset')).toBe('6');
  expect(tiles()[5].getAttribute('aria-setsize')).toBe('600');
});

it('renders what is scrolled into view', () => {
  show(many(600));
  const scroller = document.querySelector('.jp-CurationProduct-scroll')!;
  act(() => {
    scroller.scrollTop = 100 * 193.5;
    fireEvent.scroll(scroller);
  });
  const paths = tiles().map(tile => tile.dataset.path);
  expect(paths).toContain('detail/d400.jpg');
  expect(paths).toContain('detail/d415.jpg');
  expect(paths).not.toContain('detail/d40.jpg');
  expect(paths.length).toBeLessThan(70);
});

it("keeps the focused image, and the keyboard's focus on it, wherever it is", () => {
  const again = show(many(600, { focusRequest: 1 }));
  expect(document.activeElement).toBe(tiles()[0]);
  again(many(600, { focusRequest: 1, focus: 'detail/d599.jpg' }));
  const last = tiles()[tiles().length - 1];
  expect(last.dataset.path).toBe('detail/d599.jpg');
  expect(place(last)).toBe('150 4');
  expect(document.activeElement).toBe(last);
});
