import { StoredOpening } from '../../../../../src/adapters/browser/storedOpening';
import { SequenceIds } from '../../../../support/memory';

const X = { subCategory: 1005, productId: '앞 +1/"x"' };
const OWNER = 'a connection\nalice';
const ids = new SequenceIds('page');

/** Locks of the pages that live. */
let held: string[] = [];
const locks = {
  query: async () => ({ held: held.map(name => ({ name })) }),
  request: async (name: string, act: () => Promise<void>) => {
    held.push(name);
    await act();
    held = held.filter(other => other !== name);
  }
} as unknown as LockManager;

/** The pages of one browser: what one posts, the others hear. Node's own would keep Jest alive. */
class FakeChannel extends EventTarget {
  private static readonly _open = new Set<FakeChannel>();
  /** ms until a page that is busy hears what was posted. */
  static late = 0;

  constructor() {
    super();
    FakeChannel._open.add(this);
  }

  postMessage(data: unknown): void {
    const arrive = (): void => {
      for (const channel of FakeChannel._open) {
        if (channel !== this) {
          channel.dispatchEvent(new MessageEvent('message', { data }));
        }
      }
    };
    if (FakeChannel.late > 0) {
      setTimeout(arrive, FakeChannel.late);
    } else {
      arrive();
    }
  }

  close(): void {
    FakeChannel._open.delete(this);
  }
}

beforeEach(() => {
  jest
    .spyOn(globalThis, 'BroadcastChannel')
    .mockImplementation(() => new FakeChannel() as unknown as BroadcastChannel);
  FakeChannel.late = 0;
  held = [];
  localStorage.clear();
});

const aPage = (owner = OWNER, given?: LockManager): StoredOpening =>
  new StoredOpening(owner, ids, given);

it('the next page learns what a page left that ended without a word', async () => {
  const page = aPage(OWNER, locks);
  page.begin(X);
  // It lives: a second tab is not told.
  expect(await aPage(OWNER, locks).left()).toBeUndefined();
  held = [];
  expect(await aPage(OWNER, locks).left()).toEqual(X);
  expect(
    await aPage('another connection\nalice', locks).left()
  ).toBeUndefined();
});

it('nothing is left when it went well', async () => {
  const page = aPage(OWNER, locks);
  page.begin(X);
  page.end();
  await Promise.resolve();
  expect(held).toEqual([]);
  expect(await aPage(OWNER, locks).left()).toBeUndefined();
});

it('without locks, a page that lives answers, and a second tab is not told', async () => {
  const page = aPage();
  page.begin(X);
  expect(await aPage().left()).toBeUndefined();
  const note = { ...localStorage };
  page.end();
  Object.assign(localStorage, note);
  expect(await aPage().left()).toEqual(X);
});

it('without locks, a page that lives and is busy for a second is waited for', async () => {
  const page = aPage();
  page.begin(X);
  FakeChannel.late = 600;
  expect(await aPage().left()).toBeUndefined();
  page.end();
});

it('a page that noted nothing takes no note away', async () => {
  aPage(OWNER, locks).begin(X);
  aPage().end();
  held = [];
  expect(await aPage(OWNER, locks).left()).toEqual(X);
});

it.each([
  '',
  ' ',
  'page {}',
  'page {"subCategory":1,"productId":7}',
  `page {"subCategory":1,"productId":"${'x'.repeat(2000)}"}`,
  'page {"__proto__":{"subCategory":1,"productId":"x"}}'
])('a planted note that is none counts as none: %.40s', async text => {
  localStorage.setItem(`jupyterlab-curation:opening\n${OWNER}`, text);
  expect(await aPage().left()).toBeUndefined();
});
