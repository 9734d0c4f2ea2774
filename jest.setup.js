/*
 * Browser globals which jsdom 20 lacks and JupyterLab reads when it loads.
 * Files that ask for Jest's node environment have no window, and need none.
 */
if (typeof window !== 'undefined') {
  navigator.clipboard ??= {};

  globalThis.DragEvent ??= class DragEvent extends MouseEvent {};

  window.matchMedia ??= query => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false
  });
}
