/**
 * Runs in the page, before its own scripts: `window.benchProbe` tells when
 * pictures have been painted. It looks once a frame and only while it is
 * asked, and changes nothing of the page.
 */
export function installProbe() {
  /** ms: what takes longer has gone wrong. */
  const PATIENCE = 20_000;

  let keyAt = 0;
  // The time at which the browser got the last Enter, before any script ran.
  addEventListener(
    'keydown',
    event => {
      keyAt = event.key === 'Enter' ? event.timeStamp : keyAt;
    },
    true
  );

  const complete = node =>
    node instanceof HTMLImageElement
      ? node.complete && node.naturalWidth > 0
      : node instanceof HTMLCanvasElement;

  const isInSight = (node, frame) => {
    const box = node.getBoundingClientRect();
    return box.bottom > frame.top && box.top < frame.bottom && box.height > 0;
  };

  /** The tiles of the desk that can be seen, by image, and whether each has its picture. */
  const tiles = () => {
    const scroller = document.querySelector('.jp-CurationProduct-scroll');
    if (!scroller) {
      return [];
    }
    const frame = scroller.getBoundingClientRect();
    return [...scroller.querySelectorAll('.jp-CurationTile')]
      .filter(tile => isInSight(tile, frame))
      .map(tile => ({
        image: tile.dataset.path,
        painted: complete(tile.querySelector('img, canvas'))
      }));
  };

  /** Whether all that can be seen are this product's, and painted. */
  const showsAll = (isOwn, atLeast) => {
    const seen = tiles();
    return (
      seen.length >= atLeast &&
      seen.every(({ image, painted }) => painted && isOwn(image))
    );
  };

  /** Resolves with the time at which the next frame begins: by then the one that is being made is drawn. */
  const drawn = () =>
    new Promise(resolve =>
      requestAnimationFrame(() => resolve(performance.now()))
    );

  const when = (what, condition) =>
    new Promise((resolve, reject) => {
      const until = performance.now() + PATIENCE;
      const look = () => {
        if (condition()) {
          resolve(drawn());
        } else if (performance.now() > until) {
          reject(new Error(`${what} within ${PATIENCE} ms.`));
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });

  window.benchProbe = {
    tiles,
    keyAt: () => keyAt,
    /** When the tiles of a product are on the screen, as many of them as are given. */
    painted: (images, atLeast) => {
      const own = new Set(images);
      const isOwn = image => own.has(image);
      return when(`${images[0]} and its like were not painted`, () =>
        showsAll(isOwn, atLeast)
      );
    },
    /** When tiles of another product than this are. */
    paintedAnother: (images, atLeast) => {
      const old = new Set(images);
      const isOther = image => !old.has(image);
      return when('No other product was painted', () =>
        showsAll(isOther, atLeast)
      );
    },
    /** When all the images of a bare page are. */
    imagesPainted: () =>
      when('The bare images were not painted', () =>
        [...document.images].every(image => complete(image))
      )
  };
}
