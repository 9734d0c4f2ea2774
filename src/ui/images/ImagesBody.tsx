import * as React from 'react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { OpenProduct, OpenState } from '../../desk/state';
import { movedFrom } from '../../domain/edits/deletedImages';
import type { ImagePath } from '../../domain/images/image';
import { ProblemView } from '../controls/ProblemView';
import { useTrans } from '../controls/trans';
import { SectionView } from './SectionView';
import type { Badge } from './tiles/badges';
import { isEditable } from './editable';
import type { Scrolled } from './useRowsInSight';

/** With more images than this, only visible tiles are rendered. */
const ALL_RENDERED = 200;

export interface ImagesBodyProps {
  open: OpenState;
  badges: ReadonlyMap<ImagePath, Badge>;
  expected: number;
  /** Undefined before the grid is measured. */
  scrolled: Scrolled | undefined;
  actions: DeskActions;
  pictures: DeskPictures;
}

/** The sections of the open product, or what is shown instead. */
export function ImagesBody({
  open,
  badges,
  expected,
  scrolled,
  actions,
  pictures
}: ImagesBodyProps): JSX.Element | null {
  const trans = useTrans();
  switch (open.state) {
    case 'none':
      return null;
    case 'loading':
      return <Skeleton count={Math.min(expected, ALL_RENDERED)} />;
    case 'failed':
      return (
        <ProblemView
          problem={open.problem}
          actions={[
            {
              label: trans.__('Try again'),
              primary: true,
              onClick: () => actions.run('open', { productId: open.productId })
            }
          ]}
        />
      );
    case 'open':
      return (
        <OpenSections
          open={open}
          badges={badges}
          scrolled={scrolled}
          actions={actions}
          pictures={pictures}
        />
      );
  }
}

type OpenSectionsProps = Omit<ImagesBodyProps, 'open' | 'expected'> & {
  open: OpenProduct;
};

function OpenSections({
  open,
  badges,
  scrolled,
  actions,
  pictures
}: OpenSectionsProps): JSX.Element {
  const editable = isEditable(open);
  const from = useMemo(() => movedFrom(open.product), [open.product]);
  const before = (index: number): number =>
    open.sections
      .slice(0, index)
      .reduce((sum, { images }) => sum + images.length, 0);
  const above = (index: number): string =>
    JSON.stringify([
      editable,
      ...open.sections
        .slice(0, index)
        .map(({ folder, images }) =>
          open.collapsed.has(folder) ? 'collapsed' : images.length
        )
    ]);
  const many = before(open.sections.length) > ALL_RENDERED;
  const product = `${open.product.subCategory}/${open.product.productId}`;
  const generation = useGeneration(product, many);
  return (
    <>
      <FromTheTop key={product} scroller={scrolled?.scroller} />
      {open.sections.map((section, index) => (
        <SectionView
          key={`${generation}/${section.folder}`}
          product={product}
          section={section}
          open={open}
          offset={before(index)}
          badges={badges}
          from={from}
          editable={editable}
          scrolled={
            many && scrolled ? { ...scrolled, above: above(index) } : undefined
          }
          actions={actions}
          pictures={pictures}
        />
      ))}
    </>
  );
}

/**
 * A number that changes when the sections must be created again instead of
 * updated: for another product, if only visible rows of it or of the last one
 * are rendered.
 */
function useGeneration(product: string, many: boolean): number {
  const [last, setLast] = useState({ product, many, generation: 0 });
  if (last.product === product && last.many === many) {
    return last.generation;
  }
  const anew = last.product !== product && (last.many || many);
  const generation = last.generation + (anew ? 1 : 0);
  setLast({ product, many, generation });
  return generation;
}

/** Shows a new product from its top. It is rendered before the tiles, which then measure whether they are visible. */
function FromTheTop({ scroller }: { scroller: HTMLElement | undefined }): null {
  const first = useRef(scroller);
  useLayoutEffect(() => {
    if (first.current) {
      first.current.scrollTop = 0;
    }
  }, []);
  return null;
}

/** As many empty tiles as the product will have, so that nothing moves when the images arrive. */
function Skeleton({ count }: { count: number }): JSX.Element {
  const trans = useTrans();
  return (
    <div
      className="jp-CurationSection-tiles jp-mod-skeleton"
      role="img"
      aria-label={trans.__('Loading…')}
    >
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="jp-CurationTile jp-mod-skeleton">
          <span className="jp-CurationTile-picture">
            <span className="jp-CurationThumbnail jp-mod-loading" />
          </span>
          <span className="jp-CurationTile-name"> </span>
        </div>
      ))}
    </div>
  );
}
