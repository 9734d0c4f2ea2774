import * as React from 'react';
import { useEffect, useMemo, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { OpenState } from '../../desk/state';
import { coloursIn, nameIn } from '../../desk/metaFacts';
import { viewsDeleted } from '../../desk/images/viewed';
import { coveredColours } from '../../domain/board/checks';
import type { Slot } from '../../domain/board/slots';
import { useKeyHints } from '../controls/keyHints';
import { DeletedSection } from './deleted/DeletedSection';
import { FocusKeeper } from './tiles/FocusKeeper';
import { ImagesBody } from './ImagesBody';
import { ImagesHeader } from './ImagesHeader';
import { badgesOf } from './tiles/badges';
import { isEditable } from './editable';
import { gridEvents } from './gridEvents';
import { NearObserver, NearContext } from './tiles/nearObserver';
import { useFocusedTile } from './tiles/useFocusedTile';
import { useGrid } from './useGrid';

export interface ImagesViewProps {
  open: OpenState;
  slots: readonly Slot[];
  /** The greatest width of a tile in CSS pixels. */
  thumbnailSize: number;
  /** How many images the queue expects the product to have. */
  expected?: number;
  /** Counts requests from other views to move the keyboard's focus here. */
  viewRequest?: number;
  /** Why nothing can be deleted; undefined if it can. */
  undeletable?: string;
  actions: DeskActions;
  pictures: DeskPictures;
  /** What is shown while nothing is open. */
  children?: React.ReactNode;
}

/** The images of the open product. */
export function ImagesView({
  open,
  slots,
  thumbnailSize,
  expected = 12,
  viewRequest = 0,
  undeletable,
  actions,
  pictures,
  children
}: ImagesViewProps): JSX.Element {
  const hints = useKeyHints();
  const [grid, setGrid] = useState<HTMLElement | null>(null);
  const { ref, scroller, grid: measured } = useGrid(thumbnailSize);
  const nearObserver = useMemo(
    () => scroller && new NearObserver(scroller),
    [scroller]
  );
  useEffect(() => () => nearObserver?.dispose(), [nearObserver]);
  const columns = measured?.columns;
  const scrolled = useMemo(
    () => (scroller && measured ? { scroller, grid: measured } : undefined),
    [scroller, measured]
  );
  useEffect(() => {
    if (columns !== undefined) {
      actions.setColumns(columns);
    }
  }, [actions, columns]);

  const product = open.state === 'open' ? open : undefined;
  const focusing = useFocusedTile(grid, {
    productId: product?.product.productId,
    focus: product?.focus ?? null,
    deskRequest: product?.focusRequest ?? 0,
    viewRequest,
    viewing: (product?.viewing ?? null) !== null,
    columns
  });
  const count = product?.sections.reduce((n, s) => n + s.images.length, 0);
  const choices = product?.choices;
  const badges = useMemo(
    () => badgesOf(choices ?? {}, slots, hints),
    [choices, slots, hints]
  );
  return (
    <>
      {open.state !== 'none' && (
        <ImagesHeader
          productId={
            open.state === 'open' ? open.product.productId : open.productId
          }
          name={product && nameIn(product.meta)}
          colours={product ? coloursIn(product.meta) : []}
          covered={coveredColours(choices ?? {}, slots)}
          count={open.state === 'loading' ? 'loading' : count}
          selected={product?.selection.size ?? 0}
          claiming={product?.claimState === 'asked'}
          editable={isEditable(open)}
          undeletable={undeletable}
          actions={actions}
        />
      )}
      <div
        ref={ref}
        className="jp-CurationProduct-scroll"
        tabIndex={-1}
        style={{ '--jp-curation-columns': columns } as React.CSSProperties}
      >
        <NearContext.Provider value={nearObserver}>
          <div
            ref={setGrid}
            className="jp-CurationImages"
            tabIndex={-1}
            {...focusing}
            {...gridEvents(product, actions, pictures)}
          >
            {/* The keys are bound to this: they do nothing while the grid itself has the focus. */}
            <div className="jp-CurationImageKeys">
              <ImagesBody
                open={open}
                badges={badges}
                expected={expected}
                scrolled={scrolled}
                actions={actions}
                pictures={pictures}
              />
              {open.state === 'none' && children}
            </div>
            <FocusKeeper
              grid={grid}
              product={product?.product.productId}
              sections={product?.sections ?? []}
            />
          </div>
          {product !== undefined && (
            <DeletedSection
              // Closed again for the next product.
              key={`${product.product.subCategory}/${product.product.productId}`}
              product={product.product}
              heldBy={product.heldBy}
              viewing={viewsDeleted(product) ? product.viewing : null}
              offset={count ?? 0}
              actions={actions}
              pictures={pictures}
            />
          )}
        </NearContext.Provider>
      </div>
    </>
  );
}
