import type { DragEvent } from 'react';
import { useRef, useState } from 'react';

export interface DropTarget {
  /** Whether something that can be dropped here is being dragged over it. */
  readonly over: boolean;
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/** Makes a node a drop target. */
export function useDropTarget(
  accepts: (data: DataTransfer) => boolean,
  drop: (data: DataTransfer) => void
): DropTarget {
  const [over, setOver] = useState(false);
  // Children fire enter and leave events too. Only the last leave counts.
  const depth = useRef(0);
  const leave = (all: boolean): void => {
    depth.current = all ? 0 : Math.max(0, depth.current - 1);
    setOver(depth.current > 0);
  };
  return {
    over,
    handlers: {
      onDragEnter: event => {
        if (accepts(event.dataTransfer)) {
          event.preventDefault();
          depth.current += 1;
          setOver(true);
        }
      },
      onDragOver: event => {
        if (accepts(event.dataTransfer)) {
          event.preventDefault();
          event.stopPropagation();
        }
      },
      onDragLeave: event => {
        if (accepts(event.dataTransfer)) {
          leave(false);
        }
      },
      onDrop: event => {
        if (accepts(event.dataTransfer)) {
          event.preventDefault();
          event.stopPropagation();
          leave(true);
          drop(event.dataTransfer);
        }
      }
    }
  };
}
