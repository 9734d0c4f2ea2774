import { MainAreaWidget } from '@jupyterlab/apputils';
import type { Message } from '@lumino/messaging';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

import { asTab } from '../../asTab';
import type { JobPanel } from '../jobPanel';

/**
 * The tab of a job. To close it while something runs only takes it off the
 * screen: the job goes on, and its tab can be opened again. Otherwise it is gone.
 */
export class JobWidget extends MainAreaWidget<JobPanel> {
  private readonly _sightChanged = new Signal<this, void>(this);

  constructor(content: JobPanel, title: string) {
    super({ content });
    asTab(this, title);
    // A job has no toolbar items.
    this.toolbar.hide();
  }

  /** It came into sight, or is not in sight any more. */
  get sightChanged(): ISignal<this, void> {
    return this._sightChanged;
  }

  protected onCloseRequest(message: Message): void {
    if (this.content.isWorking) {
      leaveScreen(this);
    } else {
      super.onCloseRequest(message);
    }
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._sightChanged.emit();
  }

  protected onAfterHide(message: Message): void {
    super.onAfterHide(message);
    this._sightChanged.emit();
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this._sightChanged.emit();
  }

  protected onAfterDetach(message: Message): void {
    super.onAfterDetach(message);
    this._sightChanged.emit();
  }
}

function leaveScreen(widget: Widget): void {
  if (widget.parent) {
    widget.parent = null;
  } else if (widget.isAttached) {
    Widget.detach(widget);
  }
}
