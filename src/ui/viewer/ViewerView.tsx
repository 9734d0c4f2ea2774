import * as React from 'react';
import { useId, useRef, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import { boxOf, viewedImage } from '../../desk/viewer/viewerState';
import type { Viewport } from '../../desk/viewer/view';
import { isStacked, partOf, screenOf, timesOf } from '../../desk/viewer/view';
import type { DeskViewer } from '../../desk/viewer/viewer';
import { isActual } from '../../desk/viewer/zoom';
import type { Slot } from '../../domain/board/slots';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import { isLongPage } from '../../domain/images/longPage';
import { factsOf } from '../images/tiles/Tile';
import { useThumbnail } from '../images/tiles/useThumbnail';
import { useStore } from '../controls/useStore';
import { useTrans } from '../controls/trans';
import { CropBar } from './CropBar';
import type { ViewedDeleted } from './ViewerBar';
import { ViewerBar } from './ViewerBar';
import { ViewerPane } from './ViewerPane';
import { home, useKeptFocus } from './useKeptFocus';
import { useViewport } from './useViewport';

export interface ViewerViewProps {
  image: ImagePath;
  /** The image beside it, if two are compared. */
  other: ImagePath | null;
  /** "2 Front" or nothing. */
  badgeOf: (image: ImagePath) => string | undefined;
  missing: ReadonlySet<ImagePath>;
  selected: number;
  editable: boolean;
  /** Given if the image was deleted or moved away: it can be viewed and restored. */
  deleted?: ViewedDeleted;
  /** Another value moves the keyboard's focus here. */
  request: string;
  slots: readonly Slot[];
  fullWindow: boolean;
  viewer: DeskViewer;
  actions: Pick<DeskActions, 'run' | 'closeViewer'>;
  pictures: DeskPictures;
}

/**
 * One image, or two, over the whole area of the images. The root has the
 * keyboard's focus, so that the grid's shortcuts work. Its second class selects
 * the shortcuts, since a crop has its own.
 */
export function ViewerView({
  image,
  other,
  badgeOf,
  missing,
  selected,
  editable,
  deleted,
  request,
  slots,
  fullWindow,
  viewer,
  actions,
  pictures
}: ViewerViewProps): JSX.Element {
  const trans = useTrans();
  const root = useRef<HTMLDivElement>(null);
  const factsId = useId();
  const focus = useKeptFocus(root, request);
  const state = useStore(viewer.store);
  const [panesNode, setPanesNode] = useState<HTMLElement | null>(null);
  const [viewport, setViewport] = useState<Viewport>();
  useViewport(panesNode, setViewport);
  const small = useThumbnail(
    pictures.thumbnails,
    pictures.keyOf(image),
    -2,
    true
  );
  const { filename } = splitImagePath(image);
  const looked = viewedImage(state, image);
  const times = looked
    ? timesOf(state.view.zoom, looked.viewport, looked.size)
    : 1;
  const crop = state.crop?.image === image ? state.crop : null;
  const panes =
    other === null ? [image] : state.second ? [other, image] : [image, other];
  const stacked = viewport && looked && isStacked(viewport, looked.size);
  const label =
    other === null
      ? deleted
        ? trans.__('Viewer: %1, deleted', filename)
        : trans.__('Viewer: %1', filename)
      : trans.__(
          'Viewer: %1 beside %2',
          filename,
          splitImagePath(other).filename
        );
  return (
    <div
      ref={root}
      className={`jp-CurationLarge ${crop ? 'jp-CurationCropper' : 'jp-CurationViewer jp-CurationImageKeys'}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      {...focus}
    >
      {crop ? (
        <CropBar
          name={filename}
          crop={crop}
          slots={slots}
          factsId={factsId}
          actions={actions}
          viewer={viewer}
        />
      ) : (
        <ViewerBar
          name={other === null ? filename : trans.__('Two images')}
          // Two images have captions of their own.
          facts={other === null ? factsOf(small, trans) : undefined}
          badge={other === null ? badgeOf(image) : undefined}
          selected={deleted ? 0 : selected}
          part={looked && partOf(times, looked.viewport, looked.size)}
          fit={state.view.zoom === 'fit'}
          long={looked !== undefined && isLongPage(looked.size)}
          screen={looked && screenOf(boxOf(looked), looked.viewport)}
          actual={looked !== undefined && isActual(looked)}
          comparing={other !== null}
          editable={editable}
          deleted={deleted}
          fullWindow={fullWindow}
          actions={actions}
        />
      )}
      <div
        ref={setPanesNode}
        className={`jp-CurationViewer-panes${stacked ? ' jp-mod-stacked' : ''}`}
        onMouseDown={event => {
          // A click moves the focus to the node that handles the keys.
          event.preventDefault();
          if (root.current) {
            home(root.current).focus({ preventScroll: true });
          }
        }}
      >
        {panes.map((path, at) => (
          <ViewerPane
            key={other === null ? 'one' : path}
            image={path}
            gone={missing.has(path)}
            state={state}
            times={times}
            measured={at === 0}
            caption={
              other === null
                ? undefined
                : { badge: badgeOf(path), active: path === image }
            }
            factsId={factsId}
            pictures={pictures}
            viewer={viewer}
          />
        ))}
      </div>
    </div>
  );
}
