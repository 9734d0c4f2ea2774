import { DOMUtils } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';

import { curationIcon } from './icon';

/** Gives a widget what a tab of JupyterLab's main area needs. */
export function asTab(widget: Widget, label: string): void {
  widget.id = DOMUtils.createDomID();
  widget.title.label = label;
  widget.title.icon = curationIcon;
  widget.title.closable = true;
}
