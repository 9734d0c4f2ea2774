import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { deskPlugin } from './deskPlugin';

/** Every plugin of the extension. */
export const plugins: JupyterFrontEndPlugin<unknown>[] = [deskPlugin];
