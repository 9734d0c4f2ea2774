import type { ILayoutRestorer, JupyterFrontEnd } from '@jupyterlab/application';

import { commandId } from '../ids';

/** `…/lab?curation=open` opens the desk; another value is a connection's name. */
const PARAMETER = 'curation';

/** Opens the desk where the page's address asks for it, once the layout is back. */
export function openFromUrl(
  app: JupyterFrontEnd,
  restorer: ILayoutRestorer | null
): void {
  const asked = new URLSearchParams(window.location.search).get(PARAMETER);
  if (asked !== null) {
    void Promise.all([app.started, restorer?.restored]).then(() =>
      app.commands.execute(
        commandId('open'),
        asked === 'open' ? {} : { connection: asked }
      )
    );
  }
}
