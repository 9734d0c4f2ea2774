import { loadAhead } from '../../../../../src/adapters/browser/images/loadAhead';

/** Images of which loading began, by their URL. */
let decoded: string[];
/** What waits for the page to be idle. */
let idle: Map<number, () => void>;

const URL = 'data:image/png;base64,AAAA';
const decode = HTMLImageElement.prototype.decode;

beforeEach(() => {
  jest.useFakeTimers();
  decoded = [];
  idle = new Map();
  HTMLImageElement.prototype.decode = async function (this: HTMLImageElement) {
    decoded.push(this.src);
    throw new DOMException('It cannot be decoded.');
  };
  Object.assign(globalThis, {
    requestIdleCallback: (act: () => void) => {
      const id = idle.size + 1;
      idle.set(id, act);
      return id;
    },
    cancelIdleCallback: (id: number) => idle.delete(id)
  });
});

afterEach(() => {
  jest.useRealTimers();
  HTMLImageElement.prototype.decode = decode;
  ['requestIdleCallback', 'cancelIdleCallback'].forEach(name =>
    Reflect.deleteProperty(globalThis, name)
  );
});

it('loads and decodes a picture when the page is idle, and asks for its URL only then', async () => {
  const url = jest.fn(() => URL);
  const end = loadAhead(url);
  expect(url).not.toHaveBeenCalled();
  idle.forEach(act => act());
  expect(decoded).toEqual([URL]);
  // What cannot be decoded is said by the view that shows it.
  await Promise.resolve();
  end();
});

it('loads nothing that is not wanted any more by then', () => {
  loadAhead(() => URL)();
  expect(idle.size).toBe(0);
});

it('waits a moment in a browser that does not tell when it is idle', () => {
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
  loadAhead(() => 'data:image/png;base64,BBBB')();
  loadAhead(() => URL);
  expect(decoded).toEqual([]);
  jest.advanceTimersByTime(200);
  expect(decoded).toEqual([URL]);
});
