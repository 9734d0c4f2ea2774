import { pagePainted } from '../../../../src/adapters/browser/pagePainted';

const frames: FrameRequestCallback[] = [];

beforeEach(() => {
  frames.length = 0;
  jest
    .spyOn(window, 'requestAnimationFrame')
    .mockImplementation(callback => frames.push(callback));
});

afterEach(() => jest.restoreAllMocks());

function isSeen(state: DocumentVisibilityState): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
}

/** The browser begins a frame. */
async function frame(): Promise<void> {
  frames.splice(0).forEach(callback => callback(0));
  await new Promise(resolve => setTimeout(resolve, 0));
}

it('waits for the frame after the one that paints', async () => {
  isSeen('visible');
  let painted = false;
  void pagePainted().then(() => {
    painted = true;
  });
  await frame();
  expect(painted).toBe(false);
  await frame();
  expect(painted).toBe(true);
});

it('does not wait if the page is hidden', async () => {
  isSeen('hidden');
  await pagePainted();
  expect(frames).toHaveLength(0);
});
