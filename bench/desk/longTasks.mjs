/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {{ startTime: number, duration: number }} LongTask - ms
 *
 * @typedef {{ name: string, ms: number }} Cost - of a function, without what it calls
 *
 * @typedef {object} Sample
 * @property {number} at - µs of the browser's clock
 * @property {boolean} ours - whether a function of the extension is on the stack
 * @property {CallFrame} frame - the function that runs
 *
 * @typedef {{ url: string, functionName: string, lineNumber: number }} CallFrame
 *
 * @typedef {object} ProfileNode
 * @property {number} id
 * @property {CallFrame} callFrame
 * @property {number[]} [children]
 */

/** From this duration in ms on, browsers call a task long. */
const LONG = 50;

/** How many functions are named for a long task, and for everything together. */
const NAMED_OF_TASK = 6;
const NAMED = 25;

/** µs between two samples of the profiler. */
const INTERVAL = 2000;

/** JupyterLab loads the extension from addresses with this. */
const OURS = '/extensions/jupyterlab-curation/';

/** Runs in the page before its own scripts, and records its long tasks. */
export function installLongTasks() {
  window.benchLongTasks = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      window.benchLongTasks.push({ startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * Records the long tasks of a page while `act` runs. A task belongs to the desk
 * if a sample of the profiler in it has a function of the extension anywhere on
 * its stack.
 *
 * @template T
 * @param {Page} page - with `installLongTasks`
 * @param {() => Promise<T>} act
 * @returns {Promise<{
 *   value: T,
 *   all: number,
 *   own: { at: number, duration: number, costs: Cost[] }[],
 *   costs: Cost[]
 * }>} the result of `act`; the number of long tasks; the desk's long tasks in ms
 *   from the start, with their most expensive functions; the most expensive
 *   functions of the desk in total
 */
export async function watchLongTasks(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  const { metrics } = await session.send('Performance.getMetrics');
  const origin =
    metrics.find(({ name }) => name === 'NavigationStart')?.value ?? 0;
  await page.evaluate(() => void (window.benchLongTasks.length = 0));
  await session.send('Profiler.start');
  const value = await act();
  const { profile } = await session.send('Profiler.stop');
  const tasks = await page.evaluate(() => window.benchLongTasks);
  await session.detach();
  const samples = samplesOf(profile);
  const inMs = (/** @type {number} */ time) => time / 1000 - origin * 1000;
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

/**
 * The samples of a profile, in order.
 *
 * @param {{
 *   nodes: ProfileNode[],
 *   samples?: number[],
 *   timeDeltas?: number[],
 *   startTime: number
 * }} profile - the ids of the sampled nodes, and µs from one to the next
 * @returns {Sample[]}
 */
function samplesOf({ nodes, samples = [], timeDeltas = [], startTime }) {
  const byId = new Map(nodes.map(node => [node.id, node]));
  /** @type {Map<number, Omit<Sample, 'at'>>} */
  const found = new Map();
  const visit = (
    /** @type {ProfileNode | undefined} */ node,
    /** @type {boolean} */ calledByOurs
  ) => {
    if (!node) {
      return;
    }
    const { id, callFrame: frame, children = [] } = node;
    const ours = calledByOurs || frame.url.includes(OURS);
    found.set(id, { ours, frame });
    children.forEach(child => visit(byId.get(child), ours));
  };
  visit(nodes[0], false);
  let at = startTime;
  return samples.flatMap((id, index) => {
    at += timeDeltas[index];
    const sample = found.get(id);
    return sample ? [{ at, ...sample }] : [];
  });
}

/**
 * @param {Sample[]} samples
 * @param {number} named - how many functions
 * @returns {Cost[]} the most expensive functions
 */
function costsOf(samples, named) {
  /** @type {Map<string, number>} */
  const costs = new Map();
  for (const { frame } of samples) {
    const file = frame.url.replace(/\?.*/s, '').split('/').at(-1)?.slice(0, 40);
    const name = `${frame.functionName || '(anonymous)'} ${file}:${frame.lineNumber + 1}`;
    costs.set(name, (costs.get(name) ?? 0) + INTERVAL / 1000);
  }
  return [...costs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, named)
    .map(([name, ms]) => ({ name, ms }));
}
