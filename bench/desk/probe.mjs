/**
 * What `installProbe` puts into the page.
 *
 * @typedef {object} Probe
 * @property {() => Tile[]} tiles - of the desk, as far as they can be seen
 * @property {(images: string[], atLeast: number) => Promise<number>} painted -
 *   resolves with the time at which that many tiles of a product are on the screen
 * @property {(images: string[]) => void} watchAnother - begins to wait for the
 *   tiles of any other product than the one with these images
 * @property {() => Promise<{ painted: number, written: boolean }>} watched - what
 *   came of it: ms from the last Enter, and whether the journal was written first
 * @property {() => Promise<number>} imagesPainted - resolves with the time at which
 *   all images of a bare page are on the screen
 *
 * @typedef {{ image: string | undefined, painted: boolean }} Tile
 */

/**
 * Runs in the page before its own scripts. `window.benchProbe` tells when
 * pictures have been painted. It looks in the frame after a change, and only
 * while somebody waits; it changes nothing that the page does.
 */
export function installProbe() {
  /** ms after which something has gone wrong. */
  const PATIENCE = 20_000;

  /** @type {Promise<number> | undefined} */
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

  // The first time after that Enter at which the journal was written.
  const { transaction } = IDBDatabase.prototype;
  /** @type {(...args: Parameters<typeof transaction>) => IDBTransaction} */
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const begun = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite' && [stores].flat().includes('journal')) {
      begun.addEventListener('complete', () => {
        writtenAt = writtenAt > enterAt ? writtenAt : performance.now();
      });
    }
    return begun;
  };

  const complete = (/** @type {Element | null} */ node) =>
    node instanceof HTMLImageElement
      ? node.complete && node.naturalWidth > 0
      : node instanceof HTMLCanvasElement;

  const isInSight = (
    /** @type {Element} */ node,
    /** @type {DOMRect} */ frame
  ) => {
    const box = node.getBoundingClientRect();
    return box.bottom > frame.top && box.top < frame.bottom && box.height > 0;
  };

  const tiles = () => {
    const scroller = document.querySelector('.jp-CurationProduct-scroll');
    if (!scroller) {
      return [];
    }
    const frame = scroller.getBoundingClientRect();
    /** @type {NodeListOf<HTMLElement>} */
    const all = scroller.querySelectorAll('.jp-CurationTile');
    return [...all]
      .filter(tile => isInSight(tile, frame))
      .map(tile => ({
        image: tile.dataset.path,
        painted: complete(tile.querySelector('img, canvas'))
      }));
  };

  /** Whether all tiles that can be seen are of one product, and painted. */
  const showsAll = (
    /** @type {(image: string | undefined) => boolean} */ isOwn,
    /** @type {number} */ atLeast
  ) => {
    const seen = tiles();
    return (
      seen.length >= atLeast &&
      seen.every(({ image, painted }) => painted && isOwn(image))
    );
  };

  /**
   * Resolves with the time at which the next frame begins. By then the current
   * one is drawn.
   *
   * @returns {Promise<number>}
   */
  const nextFrame = () =>
    new Promise(resolve =>
      requestAnimationFrame(() => resolve(performance.now()))
    );

  /**
   * Waits for a condition. It is checked in the frame after the DOM changed or an
   * image was loaded. To check it in every frame would change what is measured:
   * after a key, a browser runs a requested frame before other pending work.
   *
   * @param {string} problem - if it never holds, as the beginning of a message
   * @param {() => boolean} condition
   * @returns {Promise<number>} the time at which the frame is drawn
   */
  const when = (problem, condition) =>
    new Promise((resolve, reject) => {
      let asked = false;
      const end = (/** @type {() => void} */ act) => {
        observer.disconnect();
        document.removeEventListener('load', ask, true);
        clearTimeout(timer);
        act();
      };
      const look = () => {
        asked = false;
        if (condition()) {
          end(() => resolve(nextFrame()));
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
        () => end(() => reject(new Error(`${problem} within ${PATIENCE} ms.`))),
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
    painted: (images, atLeast) => {
      const own = new Set(images);
      const isOwn = (/** @type {string | undefined} */ image) =>
        image !== undefined && own.has(image);
      return when(`The product of ${images[0]} was not painted`, () =>
        showsAll(isOwn, atLeast)
      );
    },
    watchAnother: images => {
      const old = new Set(images);
      const isOther = (/** @type {string | undefined} */ image) =>
        image === undefined || !old.has(image);
      watching = when('No other product was painted', () =>
        showsAll(isOther, images.length)
      );
      // `watched` reports a failure, after the key has been pressed.
      watching.catch(() => undefined);
    },
    watched: async () => {
      const painted = (await watching) ?? 0;
      return {
        painted: painted - enterAt,
        written: writtenAt > enterAt && writtenAt <= painted
      };
    },
    imagesPainted: () =>
      when('The images of the bare page were not painted', () =>
        [...document.images].every(image => complete(image))
      )
  };
}
