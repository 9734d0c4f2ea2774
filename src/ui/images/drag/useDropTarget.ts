import type { DragEvent } from 'react';
import { useRef, useState } from 'react';

export interface DropTarget {
  /** Whether something that can be dropped here is above it. */
  readonly over: boolean;
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/** Makes a node take drops, and know when one is above it. */
export function useDropTarget(
  accepts: (data: DataTransfer) => boolean,
  drop: (data: DataTransfer) => void
): DropTarget {
  const [over, setOver] = useState(false);
  // Children are entered and left as well: only the last leave is one.
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
