/**
 * Runs in the page, before its own scripts: `window.benchProbe` tells when
 * pictures have been painted. It looks in the next frame after something changed
 * and only while it is asked, and changes nothing of what the page does.
 */
export function installProbe() {
  /** ms: what takes longer has gone wrong. */
  const PATIENCE = 20_000;

  let watching;
  let enterAt = 0;
  let writtenAt = 0;

  // The time at which the browser got the last Enter, before any script ran.
  addEventListener(
    'keydown',
    event => {
      enterAt = event.key === 'Enter' ? event.timeStamp : enterAt;
    },
    true
  );

  // The first time after it at which something was put into the journal.
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, ...others) {
    const begun = transaction.call(this, stores, mode, ...others);
    if (mode === 'readwrite' && [stores].flat().includes('journal')) {
      begun.addEventListener('complete', () => {
        writtenAt = writtenAt > enterAt ? writtenAt : performance.now();
      });
    }
    return begun;
  };

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

  /**
   * Looks in the frame after the page's nodes changed, or a picture came. To
   * look in every frame would change what is measured: after a key, a browser
   * puts a frame that was asked for before what else the page waits for.
   */
  const when = (what, condition) =>
    new Promise((resolve, reject) => {
      let asked = false;
      const end = act => {
        observer.disconnect();
        document.removeEventListener('load', ask, true);
        clearTimeout(timer);
        act();
      };
      const look = () => {
        asked = false;
        if (condition()) {
          end(() => resolve(drawn()));
        }
      };
      const ask = () => {
        if (!asked) {
          asked = true;
          requestAnimationFrame(look);
        }
      };
      const observer = new MutationObserver(ask);
      const timer = setTimeout(
        () => end(() => reject(new Error(`${what} within ${PATIENCE} ms.`))),
        PATIENCE
      );
      observer.observe(document.documentElement, {
        subtree: true,
        childList: true,
        attributes: true
      });
      document.addEventListener('load', ask, true);
      ask();
    });

  window.benchProbe = {
    tiles,
    /** When the tiles of a product are on the screen, as many of them as are given. */
    painted: (images, atLeast) => {
      const own = new Set(images);
      const isOwn = image => own.has(image);
      return when(`${images[0]} and its like were not painted`, () =>
        showsAll(isOwn, atLeast)
      );
    },
    /** Begins to watch for the tiles of another product than this, as many as it has. */
    watchAnother: images => {
      const old = new Set(images);
      const isOther = image => !old.has(image);
      watching = when('No other product was painted', () =>
        showsAll(isOther, images.length)
      );
      // It is waited for once the key has been pressed.
      watching.catch(() => undefined);
    },
    /** What came of it, in ms from the last Enter on. */
    watched: async () => {
      const painted = await watching;
      return {
        painted: painted - enterAt,
        written: writtenAt > enterAt && writtenAt <= painted
      };
    },
    /** When all the images of a bare page are. */
    imagesPainted: () =>
      when('The bare images were not painted', () =>
        [...document.images].every(image => complete(image))
      )
  };
}
