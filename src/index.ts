import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { deskPlugin } from './plugin/deskPlugin';

export * from './tokens';

/** Every plugin of the extension. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [deskPlugin];

export default plugins;
