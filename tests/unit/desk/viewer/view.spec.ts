import { pinched } from '../../../../src/desk/viewer/pinch';
import type { Viewport, View } from '../../../../src/desk/viewer/view';
import {
  FITTED,
  fitScale,
  isStacked,
  areaInSight,
  partAt,
  partOf,
  placed,
  screenOf,
  timesOf,
  turnedSize
} from '../../../../src/desk/viewer/view';
import type { ViewedImage } from '../../../../src/desk/viewer/zoom';
import {
  isActual,
  panned,
  toggledActual,
  turnedView,
  wheelFactor,
  zoomedAt,
  zoomedBy,
  zoomedStep
} from '../../../../src/desk/viewer/zoom';

const STAGE: Viewport = { width: 600, height: 400, ratio: 1 };
const SIZE = { width: 2000, height: 1000 };

function looked(
  view: View = FITTED,
  more: Partial<ViewedImage> = {}
): ViewedImage {
  return { view, viewport: STAGE, size: SIZE, ...more };
}

function boxOf({ view, viewport, size }: ViewedImage) {
  return placed(
    view.centre,
    timesOf(view.zoom, viewport, size),
    viewport,
    size
  );
}

/** Which part of the image is under a point, whatever the view. */
function under(at: { x: number; y: number }, of: ViewedImage) {
  return partAt(at, boxOf(of));
}

describe('fit and 100 %', () => {
  it('fits all of an image, in the middle', () => {
    expect(boxOf(looked())).toEqual({
      left: 0,
      top: 50,
      width: 600,
      height: 300
    });
  });

  it('does not enlarge a small image', () => {
    const size = { width: 100, height: 80 };
    expect(fitScale(STAGE, size)).toBe(1);
    expect(boxOf(looked(FITTED, { size }))).toEqual({
      left: 250,
      top: 160,
      width: 100,
      height: 80
    });
  });

  it('has one pixel of the image on one of the screen at 100 %', () => {
    const viewport = { ...STAGE, ratio: 2 };
    const view: View = { ...FITTED, zoom: 'actual' };
    const { width, height } = boxOf(looked(view, { viewport }));
    expect([width * 2, height * 2]).toEqual([2000, 1000]);
    const times = timesOf('actual', viewport, SIZE);
    expect(partOf(times, viewport, SIZE)).toBeCloseTo(1);
    // Fitted it is 600 CSS pixels, which are 1,200 of the screen.
    expect(partOf(1, viewport, SIZE)).toBeCloseTo(0.6);
  });

  it('is on whole pixels of the screen', () => {
    const viewport = { width: 601.3, height: 399.7, ratio: 1.5 };
    const box = boxOf(looked({ ...FITTED, zoom: 'actual' }, { viewport }));
    [box.left, box.top, box.width, box.height].forEach(length =>
      expect((length * 1.5) % 1).toBeCloseTo(0)
    );
  });
});

describe('a pinch', () => {
  it('keeps under the fingers what was under them', () => {
    const before = [
      { x: 200, y: 150 },
      { x: 300, y: 250 }
    ] as const;
    const after = [
      { x: 140, y: 100 },
      { x: 440, y: 400 }
    ] as const;
    const { factor, at, by } = pinched(before, after);
    expect(factor).toBeCloseTo(3);
    const first = looked({ zoom: 2, centre: { x: 0.4, y: 0.5 } });
    const zoomed = looked(zoomedBy(first, factor, at));
    const last = looked(panned(zoomed, by));
    before.forEach((finger, i) => {
      const [was, is] = [under(finger, first), under(after[i], last)];
      expect(is.x).toBeCloseTo(was.x, 2);
      expect(is.y).toBeCloseTo(was.y, 2);
    });
  });

  it('does nothing while no finger moves, and does not jump when they meet', () => {
    const still = [
      { x: 1, y: 2 },
      { x: 41, y: 32 }
    ] as const;
    expect(pinched(still, still)).toEqual({
      factor: 1,
      at: { x: 21, y: 17 },
      by: { x: 0, y: 0 }
    });
    const together = [still[0], still[0]] as const;
    expect(pinched(together, still).factor).toBeCloseTo(5);
  });
});

describe('zooming', () => {
  it('keeps what is under the pointer there', () => {
    const at = { x: 420, y: 260 };
    const before = looked();
    const part = under(at, before);
    const after = looked(zoomedBy(before, 3, at));
    expect(after.view.zoom).toBeCloseTo(3);
    expect(under(at, after).x).toBeCloseTo(part.x, 2);
    expect(under(at, after).y).toBeCloseTo(part.y, 2);
    const back = looked(zoomedBy(after, 1 / 3, at));
    expect(back.view.zoom).toBe('fit');
  });

  it('never leaves the viewport half empty', () => {
    const corner = looked(zoomedBy(looked(), 3, { x: 0, y: 50 }));
    expect(boxOf(corner).left).toBeCloseTo(0);
    const { left, width } = boxOf(looked(panned(corner, { x: -99999, y: 0 })));
    expect(left + width).toBe(600);
  });

  it('zooms in to 800 % at most, and out to fit at most', () => {
    const most = looked(zoomedBy(looked(), 9999));
    expect(partOf(Number(most.view.zoom), STAGE, SIZE)).toBeCloseTo(8);
    expect(zoomedBy(looked(), 0.1).zoom).toBe('fit');
    // On a screen of small pixels 100 % is smaller than fit.
    const dense = {
      viewport: { ...STAGE, ratio: 3 },
      size: { width: 90, height: 90 }
    };
    expect(zoomedBy(looked(FITTED, dense), 0.01).zoom).toBe('actual');
  });

  it('steps by key, and stops at 100 % and at fit', () => {
    let at = looked();
    const zooms: unknown[] = [];
    for (let step = 0; step < 7; step++) {
      at = looked(zoomedStep(at, 'in'));
      zooms.push(at.view.zoom);
    }
    expect(zooms).toContain('actual');
    expect(zooms.indexOf('actual')).toBe(5);
    for (let step = 0; step < 9; step++) {
      at = looked(zoomedStep(at, 'out'));
    }
    expect(at.view.zoom).toBe('fit');
  });

  it('changes between 100 % and fit', () => {
    const actual = looked(toggledActual(looked(), { x: 0, y: 50 }));
    expect(isActual(actual)).toBe(true);
    expect(boxOf(actual)).toMatchObject({ left: 0, top: 0, width: 2000 });
    expect(toggledActual(actual).zoom).toBe('fit');
    // Another size goes to 100 % first.
    expect(toggledActual(looked({ ...FITTED, zoom: 1.7 })).zoom).toBe('actual');
  });

  it('follows a pinch, and a wheel by notches', () => {
    const wheel = (deltaY: number, ctrlKey: boolean, deltaMode = 0): number =>
      wheelFactor({ deltaY, ctrlKey, deltaMode });
    expect(wheel(-100, false)).toBeCloseTo(1.25, 1);
    expect(wheel(-3, false, 1)).toBeCloseTo(wheel(-99, false), 5);
    expect(wheel(100, false) * wheel(-100, false)).toBeCloseTo(1);
    expect(wheel(-10, true)).toBeCloseTo(1.105, 2);
    // A mouse's notch with Ctrl is no pinch.
    expect(wheel(-100, true)).toBeCloseTo(wheel(-100, false));
    expect(wheel(-9999, false)).toBeLessThan(1.3);
  });
});

describe('another image in the same view', () => {
  it('shows the same region, whatever its size', () => {
    const view = zoomedBy(looked(), 4, { x: 500, y: 200 });
    const middle = { x: 300, y: 200 };
    const half = { width: 1000, height: 500 };
    const one = under(middle, looked(view));
    const other = under(middle, looked(view, { size: half }));
    expect(other.x).toBeCloseTo(one.x, 2);
    expect(other.y).toBeCloseTo(one.y, 2);
  });

  it('is put above the other if both are larger then', () => {
    const room = { width: 480, height: 560 };
    expect(isStacked(room, { width: 1080, height: 1350 })).toBe(false);
    expect(isStacked(room, { width: 1600, height: 900 })).toBe(true);
  });
});

describe('turning', () => {
  it('keeps the middle of the viewport', () => {
    const view: View = { zoom: 3, centre: { x: 0.7, y: 0.4 } };
    expect(turnedSize(SIZE, 90)).toEqual({ width: 1000, height: 2000 });
    expect(turnedSize(SIZE, 180)).toBe(SIZE);
    const turned = turnedView(view, false);
    // What was to the right is below.
    expect(turned.centre).toEqual({ x: 0.6, y: 0.7 });
    const { x, y } = turnedView(turned, true).centre;
    expect([x, y]).toEqual([0.7, 0.4]);
  });
});

it('leaves an image alone if it fits', () => {
  expect(panned(looked(), { x: 50, y: 50 }).centre).toEqual(FITTED.centre);
  expect(zoomedAt(looked(), 'fit')).toEqual(FITTED);
});

describe('a long page', () => {
  const size = { width: 800, height: 30_000 };

  it('fits by its width, from its top', () => {
    expect(boxOf(looked(FITTED, { size }))).toEqual({
      left: 0,
      top: 0,
      width: 600,
      height: 22_500
    });
    // It is not enlarged.
    const wide = { ...STAGE, width: 1000 };
    expect(boxOf(looked(FITTED, { size, viewport: wide }))).toMatchObject({
      left: 100,
      width: 800
    });
  });

  it('begins at its top after an image that was zoomed and fits again', () => {
    const zoomed = looked(zoomedBy(looked(), 3, { x: 300, y: 390 }));
    const back = zoomedAt(zoomed, 'fit');
    expect(boxOf(looked(back, { size })).top).toBe(0);
  });

  it('can be zoomed out until all of it is in sight', () => {
    const all = looked(zoomedBy(looked(FITTED, { size }), 0.0001), { size });
    expect(boxOf(all).height).toBe(400);
    expect(zoomedStep(all, 'out')).toEqual(all.view);
  });

  it('tells which screen of it is in sight, and which of its pixels', () => {
    const top = boxOf(looked(FITTED, { size }));
    expect(screenOf(top, STAGE)).toEqual({ at: 1, of: 63 });
    const next = panned(looked(FITTED, { size }), { x: 0, y: -360 });
    expect(screenOf(boxOf(looked(next, { size })), STAGE)?.at).toBe(2);
    const end = panned(looked(FITTED, { size }), { x: 0, y: -99_999 });
    expect(screenOf(boxOf(looked(end, { size })), STAGE)?.at).toBe(63);
    expect(screenOf(boxOf(looked()), STAGE)).toBeUndefined();
    expect(areaInSight(top, STAGE, size)).toEqual({
      left: 0,
      top: 0,
      width: 800,
      height: 533
    });
    // What is outside the image is not in sight.
    expect(areaInSight(boxOf(looked()), STAGE, SIZE)).toEqual({
      left: 0,
      top: 0,
      ...SIZE
    });
  });
});
