import type { PointerEvent } from 'react';
import { useEffect, useRef } from 'react';

import type { Fingers } from '../../desk/viewer/pinch';
import { pinched } from '../../desk/viewer/pinch';
import type { Point } from '../../desk/viewer/view';
import type { DeskViewer } from '../../desk/viewer/viewer';
import { wheelFactor } from '../../desk/viewer/zoom';

/** A pointer that moves less than this, in CSS pixels, is a click. */
const CLICK = 4;

/** The pointer events of a pane: a drag, or a click if the pointer does not move. */
export interface Gestures {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(event: PointerEvent<HTMLElement>): void;
}

/** Starts a drag of something other than the image, as the crop frame. Points are relative to the pane. */
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
 * Wheel and pointer in a pane. The wheel zooms at the pointer, with Ctrl (as a
 * touchpad reports a pinch) or without. Sideways it pans. A drag pans, and a click
 * switches between 100% and fit. Two fingers on a touch screen zoom and pan.
 *
 * @param startDrag - handles drags instead, for example of a crop. A click does nothing then
 */
export function useGestures(
  node: HTMLElement | null,
  viewer: Pick<DeskViewer, 'zoomBy' | 'panBy' | 'toggleActual'>,
  startDrag?: StartDrag
): Gestures {
  const held = useRef<Held | null>(null);
  const fingers = useRef(new Map<number, Point>());
  useEffect(() => {
    if (node === null) {
      return undefined;
    }
    const onWheel = (event: WheelEvent): void => {
      // Neither the page nor a list behind the viewer may scroll or zoom.
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
    // React's wheel listeners are passive, so they cannot prevent the default.
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
      fingers.current.set(event.pointerId, from);
      // A second finger ends the drag of the first. Whichever stays pans.
      const pinches = fingers.current.size > 1;
      held.current = {
        from,
        last: from,
        moved: pinches,
        drag: middle || pinches ? undefined : startDrag?.(event, from)
      };
      event.currentTarget.setPointerCapture?.(event.pointerId);
    },
    onPointerMove: event => {
      const { current } = held;
      const { pointerId } = event;
      // A mouse may move over the pane while fingers touch it.
      if (current === null || !fingers.current.has(pointerId)) {
        return;
      }
      const to = pointIn(event.currentTarget, event);
      const before = firstTwo(fingers.current);
      fingers.current.set(pointerId, to);
      const after = firstTwo(fingers.current);
      if (before && after) {
        const { factor, at, by } = pinched(before, after);
        viewer.zoomBy(factor, at);
        viewer.panBy(by);
        return;
      }
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
      held.current = lifted(event.pointerId, current);
      if (current && !current.moved && event.button === 0 && !startDrag) {
        viewer.toggleActual(current.from);
      }
    },
    onPointerCancel: event => {
      held.current = lifted(event.pointerId, held.current);
    }
  };

  /** @returns the drag of the finger that stays, if one does */
  function lifted(pointer: number, current: Held | null): Held | null {
    fingers.current.delete(pointer);
    const [left] = fingers.current.values();
    return left && current ? { ...current, last: left } : null;
  }
}

/** The two fingers of a pinch. A third one does nothing. */
function firstTwo(fingers: ReadonlyMap<number, Point>): Fingers | undefined {
  const [a, b] = fingers.values();
  return fingers.size > 1 ? [a, b] : undefined;
}

function pointIn(
  node: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number }
): Point {
  const { left, top } = node.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
