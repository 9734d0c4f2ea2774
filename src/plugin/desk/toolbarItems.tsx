import { ReactWidget, type IToolbarWidgetRegistry } from '@jupyterlab/apputils';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import * as React from 'react';
import { useSyncExternalStore } from 'react';

import type { Desk } from '../../desk/desk';
import type { DeskState } from '../../desk/state';
import type { Trans } from '../../words/trans';
import { CategoryPicker } from '../../ui/queue/bar/CategoryPicker';
import { otherStatuses } from '../../ui/queue/bar/otherStatuses';
import { GoToProduct } from '../../ui/queue/bar/GoToProduct';
import { StatusTabs } from '../../ui/queue/bar/StatusTabs';
import { ThumbnailSize } from '../../ui/images/ThumbnailSize';
import { TransContext } from '../../ui/controls/trans';
import type { DeskPanel } from './deskPanel';
import { TOOLBAR_FACTORY } from '../ids';

type Draw = (state: DeskState, desk: Desk) => JSX.Element;

/** The parts of the desk's bar, in the order of the schema. */
const ITEMS: Readonly<Record<string, Draw>> = {
  category: (state, desk) => (
    <CategoryPicker
      connectionName={state.access.connectionName}
      categories={state.categories}
      category={state.category}
      onChange={(category, byMouse) => {
        const opened = desk.perform('open', { ...category });
        if (byMouse) {
          void opened.then(() => desk.focus());
        }
      }}
    />
  ),
  statuses: (state, desk) => (
    <StatusTabs
      status={state.status}
      counts={state.counts}
      others={otherStatuses(state)}
      onChange={status => desk.run('open', { status })}
    />
  ),
  'go-to-product': (_, desk) => (
    <GoToProduct
      onGo={productId => {
        // Who goes there works there: the image keys are at hand.
        void desk
          .perform('go-to-product', { productId })
          .then(() => desk.focus());
      }}
    />
  ),
  'thumbnail-size': (state, desk) => (
    <ThumbnailSize
      pixels={state.thumbnailSize}
      onChange={pixels => desk.run('thumbnail-size', { pixels })}
    />
  )
};

/** Offers the bar's parts to JupyterLab's toolbar, which places and overflows them. */
export function addToolbarItems(
  registry: IToolbarWidgetRegistry,
  trans: Trans
): void {
  for (const [name, draw] of Object.entries(ITEMS)) {
    registry.addFactory<MainAreaWidget<DeskPanel>>(
      TOOLBAR_FACTORY,
      name,
      widget => new ToolbarItem(widget.content, draw, trans)
    );
  }
}

/** One part of the bar, drawn anew with the desk's state. */
class ToolbarItem extends ReactWidget {
  constructor(
    private readonly _panel: DeskPanel,
    private readonly _draw: Draw,
    private readonly _trans: Trans
  ) {
    super();
    this.addClass('jp-CurationBar-item');
    _panel.changed.connect(() => this.update(), this);
  }

  protected render(): JSX.Element | null {
    const { desk } = this._panel;
    return (
      desk && (
        <TransContext.Provider value={this._trans}>
          <Live desk={desk} draw={this._draw} />
        </TransContext.Provider>
      )
    );
  }
}

function Live({ desk, draw }: { desk: Desk; draw: Draw }): JSX.Element {
  const state = useSyncExternalStore(
    listener => desk.store.subscribe(listener),
    () => desk.store.state
  );
  return draw(state, desk);
}
