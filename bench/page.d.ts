/** What benchmarks and pictures find in a page of JupyterLab, and what they put there. */
import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';

import type { Alive } from './desk/alive.mjs';
import type { LongTask } from './desk/longTasks.mjs';
import type { Probe } from './desk/probe.mjs';
import type { Product } from './product.mjs';

type Ports = Awaited<ReturnType<Product['connectAws']>>;

declare global {
  interface Window {
    /** JupyterLab exposes it for tests. */
    jupyterapp: JupyterFrontEnd<ILabShell>;
    benchAlive: () => Alive;
    benchImageStore: () => Promise<Ports['images']>;
    benchLongTasks: LongTask[];
    benchProbe: Probe;
  }
}
