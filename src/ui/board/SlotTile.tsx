import * as React from 'react';
import { useEffect, useRef } from 'react';

import type { DeskPictures } from '../../desk/images/pictures';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import { keepFocus } from '../controls/Button';
import { KeyHint } from '../controls/KeyHint';
import { carriesImages, putImages, takeImages } from '../images/drag/imageDrag';
import { useDropTarget } from '../images/drag/useDropTarget';
import { ThumbnailView } from '../images/tiles/ThumbnailView';
import { useThumbnail } from '../images/tiles/useThumbnail';
import { useTrans } from '../controls/trans';

export interface SlotTileProps {
  /** The slot, counted from 0. */
  index: number;
  /** The text below it: "Front", "Colour 2", "Add". */
  label: string;
  keyHint: string;
  /** What is chosen, or null if nothing is. */
  image: ImagePath | null;
  gone: boolean;
  /** Whether it asks for attention. */
  wanted: boolean;
  /** Counts the requests for attention. Each one scrolls it into view; the keyboard's focus stays with the images. */
  wantedCount: number;
  editable: boolean;
  pictures: DeskPictures;
  /** Fills the empty slot with the focused image. */
  onFill: () => void;
  /** Shows the chosen image among the others. */
  onShow: (image: ImagePath) => void;
  onClear: (image: ImagePath) => void;
  onDrop: (images: readonly ImagePath[]) => void;
  /** Moves the image one position forward or back; undefined if the slot takes only one. */
  onMove?: (step: 1 | -1) => void;
}

/** One position of a slot: empty, or with the image that is chosen for it. */
export function SlotTile({
  index,
  label,
  keyHint,
  image,
  gone,
  wanted,
  wantedCount,
  editable,
  pictures,
  onFill,
  onShow,
  onClear,
  onDrop,
  onMove
}: SlotTileProps): JSX.Element {
  const trans = useTrans();
  const face = useRef<HTMLButtonElement>(null);
  const picture = image === null ? null : pictures.keyOf(image);
  const result = useThumbnail(pictures.thumbnails, picture, 0, true);
  const target = useDropTarget(
    data => editable && carriesImages(data),
    data => onDrop(takeImages(data))
  );
  useEffect(() => {
    if (wanted) {
      face.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    }
  }, [wanted, wantedCount]);
  const modifiers = [
    image === null && 'jp-mod-empty',
    wanted && 'jp-mod-wanted',
    target.over && 'jp-mod-dropTarget'
  ].filter(Boolean);
  return (
    <div
      className={['jp-CurationSlot', ...modifiers].join(' ')}
      // The context menu reads these.
      data-slot={index}
      data-image={image ?? undefined}
      {...target.handlers}
    >
      <button
        ref={face}
        type="button"
        className="jp-CurationSlot-face"
        disabled={image === null && !editable}
        aria-label={
          image === null
            ? trans.__('%1: empty. Choose the focused image', label)
            : trans.__('%1: %2', label, splitImagePath(image).filename)
        }
        title={image ?? trans.__('Choose the focused image')}
        aria-keyshortcuts={onMove ? 'Alt+ArrowLeft Alt+ArrowRight' : undefined}
        onKeyDown={event => {
          const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (onMove && editable && event.altKey && step !== undefined) {
            event.preventDefault();
            event.stopPropagation();
            onMove(step as 1 | -1);
          }
        }}
        draggable={image !== null && editable}
        onDragStart={event => {
          if (image !== null) {
            putImages(event.dataTransfer, [image], pictures.addressOf);
          }
        }}
        // A filled slot can be dragged, so it needs the mouse's default action.
        onMouseDown={image === null ? keepFocus : undefined}
        onClick={() => (image === null ? onFill() : onShow(image))}
      >
        {image === null ? (
          <span className="jp-CurationSlot-plus" aria-hidden="true">
            +
          </span>
        ) : (
          <ThumbnailView
            result={result}
            nameable={picture !== null}
            gone={gone}
          />
        )}
        <KeyHint text={keyHint} />
      </button>
      {image !== null && editable && (
        <button
          type="button"
          className="jp-CurationSlot-clear"
          aria-label={trans.__('Clear %1', label)}
          title={trans.__('Clear %1', label)}
          onMouseDown={keepFocus}
          onClick={() => onClear(image)}
        >
          ×
        </button>
      )}
      <span className="jp-CurationSlot-label" aria-hidden="true">
        {label}
      </span>
    </div>
  );
}
