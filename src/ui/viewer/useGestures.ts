import type { PointerEvent } from 'react';
import { useEffect, useRef } from 'react';

import type { Point } from '../../desk/viewer/view';
import type { DeskViewer } from '../../desk/viewer/viewer';
import { wheelFactor } from '../../desk/viewer/zoom';

/** A pointer that moves less, in CSS pixels, has clicked. */
const CLICK = 4;

/** What the pointer does on a stage: a drag, or a click where it does not move. */
export interface Gestures {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(event: PointerEvent<HTMLElement>): void;
}

/** A drag of something else than the image, as the crop's frame; points are of the stage. */
export type StartDrag = (
  event: PointerEvent<HTMLElement>,
  from: Point
) => ((to: Point) => void) | undefined;

interface Held {
  readonly from: Point;
  last: Point;
  moved: boolean;
  readonly drag: ((to: Point) => void) | undefined;
}

/**
 * Wheel and pointer on a stage. The wheel zooms about the pointer, with Ctrl
 * (as a pinch comes) and without; sideways it pans. A drag pans, a click
 * changes between 100 % and fit.
 *
 * @param startDrag - takes drags over, as while a crop is drawn: then a click does nothing
 */
export function useGestures(
  node: HTMLElement | null,
  viewer: Pick<DeskViewer, 'zoomBy' | 'panBy' | 'toggleActual'>,
  startDrag?: StartDrag
): Gestures {
  const held = useRef<Held | null>(null);
  useEffect(() => {
    if (node === null) {
      return undefined;
    }
    const onWheel = (event: WheelEvent): void => {
      // Neither the page nor a list behind the viewer scrolls or zooms.
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (
        !event.ctrlKey &&
        (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
      ) {
        viewer.panBy({ x: -(sideways || event.deltaX), y: 0 });
      } else {
        viewer.zoomBy(wheelFactor(event), pointIn(node, event));
      }
    };
    // React hears wheels passively, where nothing can be prevented.
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => node.removeEventListener('wheel', onWheel);
  }, [node, viewer]);
  return {
    onPointerDown: event => {
      const middle = event.button === 1;
      if (event.button !== 0 && !middle) {
        return;
      }
      const from = pointIn(event.currentTarget, event);
      held.current = {
        from,
        last: from,
        moved: false,
        drag: middle ? undefined : startDrag?.(event, from)
      };
      event.currentTarget.setPointerCapture?.(event.pointerId);
    },
    onPointerMove: event => {
      const { current } = held;
      if (current === null) {
        return;
      }
      const to = pointIn(event.currentTarget, event);
      current.moved ||=
        Math.hypot(to.x - current.from.x, to.y - current.from.y) >= CLICK;
      if (!current.moved) {
        return;
      }
      if (current.drag) {
        current.drag(to);
      } else {
        viewer.panBy({ x: to.x - current.last.x, y: to.y - current.last.y });
      }
      current.last = to;
    },
    onPointerUp: event => {
      const { current } = held;
      held.current = null;
      if (current && !current.moved && event.button === 0 && !startDrag) {
        viewer.toggleActual(current.from);
      }
    },
    onPointerCancel: () => {
      held.current = null;
    }
  };
}

function pointIn(
  node: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number }
): Point {
  const { left, top } = node.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
