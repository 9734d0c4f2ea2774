import { useVirtualizer } from '@tanstack/react-virtual';
import * as React from 'react';
import { useId, useRef, useState } from 'react';

import type { Category } from '../../domain/catalogueItem';
import type { ProductAddress } from '../../domain/product/objectKey';
import { useTrans } from '../controls/trans';

/** The height of the header in CSS pixels; `jobs.css` has the same. */
const HEADER = 27;
/** An estimate, in CSS pixels. Each row is measured when it is rendered. */
const ROW = 44;

/** One line of a report. */
export interface Line extends Partial<Category> {
  readonly productId?: string;
  /** Where it is, if that is neither a product nor the table. */
  readonly place?: string;
  /** `detail/a.jpg`, or several lines for several images. */
  readonly path?: string;
  readonly what: string;
  /** A word or two in the last column. */
  readonly mark?: string;
}

export interface LinesTableProps<Item> {
  label: string;
  items: readonly Item[];
  /** The title of the last column; empty if there is none. */
  markTitle: string;
  /** Called for visible lines only. */
  lineOf: (item: Item) => Line;
  /** Opens the product of a line; undefined if nothing can be opened. */
  onOpen?: (product: ProductAddress) => void;
}

/**
 * The lines of a report. There may be a hundred thousand, so only visible ones
 * are rendered. The table is one tab stop: arrow keys move in it, Enter opens
 * the product.
 */
export function LinesTable<Item>({
  label,
  items,
  markTitle,
  lineOf,
  onOpen
}: LinesTableProps<Item>): JSX.Element {
  const trans = useTrans();
  const idBase = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER
  });
  const hasMarks = markTitle !== '';
  const at = active !== null && active < items.length ? active : null;
  const open = (index: number): void => {
    const product = productOf(lineOf(items[index]));
    if (product) {
      onOpen?.(product);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const from = at ?? -1;
    const to = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + 10,
      PageUp: from - 10,
      Home: 0,
      End: items.length - 1
    }[event.key];
    if (to !== undefined && items.length > 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(items.length - 1, to));
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' && at !== null) {
      event.preventDefault();
      open(at);
    }
  };
  return (
    <div
      ref={scroller}
      className={`jp-CurationLines${hasMarks ? '' : ' jp-mod-unmarked'}`}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-activedescendant={at === null ? undefined : `${idBase}${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="jp-CurationLines-head">
        <div role="row" aria-rowindex={1} className="jp-CurationLine">
          <span role="columnheader">{trans.__('Where')}</span>
          <span role="columnheader">{trans.__('What')}</span>
          {hasMarks && <span role="columnheader">{markTitle}</span>}
        </div>
      </div>
      <div
        role="rowgroup"
        className="jp-CurationLines-rows"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            id={`${idBase}${index}`}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={index === at}
            className={`jp-CurationLine${index === at ? ' jp-mod-active' : ''}`}
            style={{ transform: `translateY(${start - HEADER}px)` }}
            onClick={() => setActive(index)}
          >
            <Cells
              line={lineOf(items[index])}
              hasMark={hasMarks}
              onOpen={onOpen && (() => open(index))}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function Cells({
  line,
  hasMark,
  onOpen
}: {
  line: Line;
  hasMark: boolean;
  onOpen?: () => void;
}): JSX.Element {
  const trans = useTrans();
  const { mainCategory, subCategory, productId, place, path } = line;
  const { what, mark } = line;
  const category = [mainCategory, subCategory]
    .filter(part => part !== undefined)
    .join(' / ');
  return (
    <>
      <span role="gridcell" className="jp-CurationLine-where">
        {category === '' ? (place ?? trans.__('The table')) : category}
        {productId !== undefined && (
          <>
            {' / '}
            {onOpen && productOf(line) ? (
              <button
                type="button"
                className="jp-CurationLink"
                // The table is one tab stop, in which Enter does the same.
                tabIndex={-1}
                title={trans.__('Open it on the desk')}
                onClick={onOpen}
              >
                {productId}
              </button>
            ) : (
              <b>{productId}</b>
            )}
          </>
        )}
        {path !== undefined && <code>{path}</code>}
      </span>
      <span role="gridcell">{what}</span>
      {hasMark && (
        <span role="gridcell" className="jp-CurationLine-mark">
          {mark}
        </span>
      )}
    </>
  );
}

function productOf({
  mainCategory,
  subCategory,
  productId
}: Line): ProductAddress | undefined {
  return mainCategory !== undefined &&
    subCategory !== undefined &&
    productId !== undefined
    ? { mainCategory, subCategory, productId }
    : undefined;
}
