import type { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ReactWidget } from '@jupyterlab/apputils';
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';
import * as React from 'react';

import { failedChanges } from '../../desk/state';
import type { Trans } from '../../words/trans';
import type { DeskPanel } from '../desk/deskPanel';

/** Saved, waiting or failed, in JupyterLab's own status bar. */
export function addStatusItem(
  statusBar: IStatusBar | null,
  tracker: WidgetTracker<MainAreaWidget<DeskPanel>>,
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
  private readonly _followed = new Set<DeskPanel>();
  private readonly _followedChanged = new Signal<this, void>(this);

  constructor(
    tracker: WidgetTracker<MainAreaWidget<DeskPanel>>,
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
    const desks = [...this._followed].flatMap(panel => panel.desk ?? []);
    const waiting = desks.reduce(
      (sum, desk) => sum + desk.state.saving.waiting,
      0
    );
    const failed = desks.reduce(
      (sum, desk) => sum + failedChanges(desk.state.saving),
      0
    );
    const { _trans: trans } = this;
    return (
      <span className="jp-StatusBar-TextItem">
        {failed > 0
          ? trans._n('Curation: %1 failed', 'Curation: %1 failed', failed)
          : waiting > 0
            ? trans._n('Curation: %1 waiting', 'Curation: %1 waiting', waiting)
            : trans.__('Curation: saved')}
      </span>
    );
  }

  private _follow(panel: DeskPanel): void {
    this._followed.add(panel);
    this._followedChanged.emit();
    let unsubscribe = (): void => undefined;
    panel.changed.connect(() => {
      unsubscribe();
      unsubscribe =
        panel.desk?.store.subscribe(() => this.update()) ??
        ((): void => undefined);
      this.update();
    });
    panel.disposed.connect(() => {
      unsubscribe();
      this._followed.delete(panel);
      this._followedChanged.emit();
      this.update();
    });
  }
}
