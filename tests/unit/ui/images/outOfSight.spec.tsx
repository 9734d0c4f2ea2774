import { act, cleanup, render } from '@testing-library/react';
import * as React from 'react';

import type { OpenProduct } from '../../../../src/desk/state';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { ImagesView } from '../../../../src/ui/images/ImagesView';
import { anOpenProduct, someActions, somePictures } from '../aDesk';

/** Tiles of 100 pixels below one another in what is 1,000 high, so that 16 are near. */
const HEIGHT = 100;
let scrolledBy = 0;
let observers: Set<FakeObserver>;

class FakeObserver {
  private readonly _nodes = new Set<Element>();
  constructor(private readonly _tell: (entries: object[]) => void) {
    observers.add(this);
  }
  observe(node: Element): void {
    this._nodes.add(node);
  }
  unobserve(node: Element): void {
    this._nodes.delete(node);
  }
  disconnect(): void {
    observers.delete(this);
  }
  look(): void {
    this._tell(
      [...this._nodes].map(target => {
        const { top } = target.getBoundingClientRect();
        return { target, isIntersecting: top >= -600 && top <= 1600 };
      })
    );
  }
}

beforeEach(() => {
  scrolledBy = 0;
  observers = new Set();
  Object.assign(window, { IntersectionObserver: FakeObserver });
  jest
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockImplementation(function (this: Element) {
      const at = tiles().indexOf(this as HTMLElement);
      const top = at < 0 ? 0 : at * HEIGHT - scrolledBy;
      return { top, bottom: top + (at < 0 ? 1000 : HEIGHT) } as DOMRect;
    });
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  Reflect.deleteProperty(window, 'IntersectionObserver');
});

const tiles = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.jp-CurationTile')
];

function scrollTo(to: number): void {
  scrolledBy = to;
  act(() => observers.forEach(observer => observer.look()));
}

function aView(open: OpenProduct, pictures = somePictures()): JSX.Element {
  return (
    <ImagesView
      open={open}
      slots={DEFAULT_SLOTS}
      thumbnailSize={136}
      actions={someActions()}
      pictures={pictures}
    />
  );
}

const product = (productId: string, detail: number): OpenProduct =>
  anOpenProduct(
    {},
    {
      product_id: productId,
      detail: Array.from({ length: detail }, (_, at) => `${at}.jpg`),
      summary: Array.from({ length: 50 }, (_, at) => `s${at}.jpg`),
      segment: []
    }
  );

it('requests near pictures from the first paint on, and cancels requests for tiles that are scrolled past', () => {
  const pictures = somePictures();
  render(aView(product('79823', 150), pictures));
  const atFirst = [...pictures.wanted];
  expect(atFirst).toContain('detail/0.jpg');
  expect(atFirst.length).toBeLessThan(20);
  for (let top = 0; top <= 180 * HEIGHT; top += 5 * HEIGHT) {
    scrollTo(top);
    expect(pictures.wanted.size).toBeLessThan(30);
  }
  expect([...pictures.wanted].filter(key => key.startsWith('detail'))).toEqual(
    []
  );
  expect(pictures.wanted).toContain('summary/s30.jpg');
});

it('requests nothing for a collapsed section or a product that was left', () => {
  const pictures = somePictures();
  const open = product('79823', 3);
  const { rerender } = render(aView(open, pictures));
  expect(pictures.wanted).toContain('detail/0.jpg');
  rerender(aView({ ...open, collapsed: new Set(['detail']) }, pictures));
  expect(pictures.wanted).not.toContain('detail/0.jpg');
  rerender(
    aView({ ...open, collapsed: new Set(['detail', 'summary']) }, pictures)
  );
  expect(pictures.wanted.size).toBe(0);
});

it('shows the pictures of the new product, even if its images have the same names', () => {
  const pictures = somePictures();
  let productId = '79823';
  const keyed = {
    ...pictures,
    keyOf: (image: string) => ({ key: `${productId}/${image}`, stamp: '' })
  };
  const { rerender } = render(aView(product(productId, 2), keyed));
  productId = '79811';
  rerender(aView(product(productId, 2), keyed));
  expect([...pictures.wanted].filter(key => !key.startsWith('79811'))).toEqual(
    []
  );
  expect(document.querySelector('img')?.getAttribute('src')).toBe(
    'blob:79811/detail/0.jpg'
  );
});
