/** A task of this many ms or more is a long one, by the browser's own word. */
const LONG = 50;

/** How many functions are named of a long task, and of all that was done. */
const NAMED_OF_TASK = 6;
const NAMED = 25;

/** µs between two looks at what runs. */
const INTERVAL = 2000;

/** What JupyterLab loads the extension from. */
const OURS = '/extensions/jupyterlab-curation/';

/** Runs in the page, before its own scripts: keeps its long tasks. */
export function installLongTasks() {
  window.benchLongTasks = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      window.benchLongTasks.push({ startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * The long tasks of a page while something is done in it, and which of them are
 * the desk's: those in which a sample of the profiler has a function of the
 * extension anywhere on its stack.
 *
 * @param page - with `installLongTasks`
 * @returns `{ value, all, own, costs }`: what `act` gave, the number of long tasks, the
 *   desk's as `{ at, duration, costs }` in ms since the begin, and the ms of the functions
 *   that took most, in themselves, in each, and in all under a function of the extension
 */
export async function watchLongTasks(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  const { metrics } = await session.send('Performance.getMetrics');
  const origin = metrics.find(({ name }) => name === 'NavigationStart').value;
  await page.evaluate(() => void (window.benchLongTasks.length = 0));
  await session.send('Profiler.start');
  const value = await act();
  const { profile } = await session.send('Profiler.stop');
  const tasks = await page.evaluate(() => window.benchLongTasks);
  await session.detach();
  const samples = samplesOf(profile);
  const inMs = time => time / 1000 - origin * 1000;
  const own = tasks.flatMap(({ startTime, duration }) => {
    const within = samples.filter(
      ({ at }) => inMs(at) >= startTime && inMs(at) <= startTime + duration
    );
    return within.some(({ ours }) => ours)
      ? [
          {
            at: startTime - inMs(profile.startTime),
            duration,
            costs: costsOf(within, NAMED_OF_TASK)
          }
        ]
      : [];
  });
  return {
    value,
    all: tasks.filter(({ duration }) => duration >= LONG).length,
    own,
    costs: costsOf(
      samples.filter(({ ours }) => ours),
      NAMED
    )
  };
}

/** The samples in order: when in µs of the browser's clock, which function, and whether it is on the extension's account. */
function samplesOf({ nodes, samples, timeDeltas, startTime }) {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const ours = new Map();
  const visit = (node, above) => {
    const own = above || node.callFrame.url.includes(OURS);
    ours.set(node.id, own);
    (node.children ?? []).forEach(child => visit(byId.get(child), own));
  };
  visit(nodes[0], false);
  let at = startTime;
  return samples.map((id, index) => {
    at += timeDeltas[index];
    return { at, ours: ours.get(id), frame: byId.get(id).callFrame };
  });
}

function costsOf(samples, named) {
  const costs = new Map();
  for (const { frame } of samples) {
    const file = frame.url.split('/').pop().split('?')[0].slice(0, 40);
    const name = `${frame.functionName || '(anonymous)'} ${file}:${frame.lineNumber + 1}`;
    costs.set(name, (costs.get(name) ?? 0) + INTERVAL / 1000);
  }
  return [...costs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, named)
    .map(([name, ms]) => ({ name, ms }));
}
