import type { ILabStatus } from '@jupyterlab/application';
import type { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ReactWidget } from '@jupyterlab/apputils';
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import * as React from 'react';

import { failedChanges } from '../../desk/state';
import type { Trans } from '../../words/trans';
import type { DeskHolder } from '../deskHolder';

/** Marks JupyterLab as dirty while changes wait, so that it asks before the page is closed. */
export function followSaving(
  holder: DeskHolder,
  labStatus: ILabStatus | null
): void {
  let dirty: IDisposable | null = null;
  const clean = (): void => {
    dirty?.dispose();
    dirty = null;
  };
  holder.stateChanged.connect(() => {
    if ((holder.desk?.state.saving.waiting ?? 0) === 0) {
      clean();
    } else {
      dirty ??= labStatus?.setDirty() ?? null;
    }
  });
  holder.disposed.connect(clean);
}

/** The desks that are open. */
type Desks = WidgetTracker<MainAreaWidget<Widget & DeskHolder>>;

/** Adds an item to JupyterLab's status bar that shows whether all changes are saved. */
export function addStatusItem(
  statusBar: IStatusBar | null,
  tracker: Desks,
  trans: Trans
): void {
  const item = new SavingItem(tracker, trans);
  statusBar?.registerStatusItem('jupyterlab-curation:saving', {
    item,
    align: 'left',
    rank: 50,
    isActive: () => tracker.size > 0,
    activeStateChanged: item.followedChanged
  });
}

class SavingItem extends ReactWidget {
  private readonly _followed = new Set<DeskHolder>();
  private readonly _followedChanged = new Signal<this, void>(this);

  constructor(
    tracker: Desks,
    private readonly _trans: Trans
  ) {
    super();
    tracker.widgetAdded.connect((_, { content }) => this._follow(content));
  }

  /** A desk was opened or closed. */
  get followedChanged(): ISignal<this, void> {
    return this._followedChanged;
  }

  protected render(): JSX.Element {
    const { _trans: trans } = this;
    const saving = [...this._followed].flatMap(
      ({ desk }) => desk?.state.saving ?? []
    );
    const waiting = saving.reduce((sum, one) => sum + one.waiting, 0);
    const failed = saving.reduce((sum, one) => sum + failedChanges(one), 0);
    const drafts = [...this._followed].reduce(
      (sum, { desk }) => sum + (desk?.state.typed.length ?? 0),
      0
    );
    return (
      <span className="jp-StatusBar-TextItem">
        {failed > 0
          ? trans._n('Curation: %1 failed', 'Curation: %1 failed', failed)
          : waiting > 0
            ? trans._n('Curation: %1 waiting', 'Curation: %1 waiting', waiting)
            : drafts > 0
              ? trans._n('Curation: %1 draft', 'Curation: %1 drafts', drafts)
              : trans.__('Curation: saved')}
      </span>
    );
  }

  private _follow(holder: DeskHolder): void {
    this._followed.add(holder);
    this._followedChanged.emit();
    holder.stateChanged.connect(() => this.update());
    holder.disposed.connect(() => {
      this._followed.delete(holder);
      this._followedChanged.emit();
      this.update();
    });
  }
}
