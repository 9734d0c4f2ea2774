import { ReactWidget, type IToolbarWidgetRegistry } from '@jupyterlab/apputils';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import * as React from 'react';
import { useSyncExternalStore } from 'react';

import type { Desk } from '../../desk/desk';
import type { DeskState } from '../../desk/state';
import type { Trans } from '../../words/trans';
import { CategoryPicker } from '../../ui/queue/bar/CategoryPicker';
import { otherStatuses } from '../../ui/queue/bar/otherStatuses';
import { unsavedCounts } from '../../ui/queue/bar/unsavedCounts';
import { GoToProduct } from '../../ui/queue/bar/GoToProduct';
import { StatusTabs } from '../../ui/queue/bar/StatusTabs';
import { ThumbnailSize } from '../../ui/images/ThumbnailSize';
import { Pane } from '../../ui/controls/pane/Pane';
import { TransContext } from '../../ui/controls/trans';
import type { DeskPanel } from './deskPanel';
import { TOOLBAR_FACTORY } from '../ids';

type RenderItem = (state: DeskState, desk: Desk) => JSX.Element;

/** The items of the desk's toolbar, in the order of the schema. */
const ITEMS: Readonly<Record<string, RenderItem>> = {
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
      unsaved={unsavedCounts(state)}
      others={otherStatuses(state)}
      onChange={status => desk.run('open', { status })}
    />
  ),
  'go-to-product': (_, desk) => (
    <GoToProduct
      onGo={productId => {
        // Whoever goes to a product goes on to work on its images.
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

/** Registers the items with JupyterLab's toolbar, which places them and handles overflow. */
export function addToolbarItems(
  registry: IToolbarWidgetRegistry,
  trans: Trans
): void {
  for (const [name, render] of Object.entries(ITEMS)) {
    registry.addFactory<MainAreaWidget<DeskPanel>>(
      TOOLBAR_FACTORY,
      name,
      widget => new ToolbarItem(widget.content, render, trans)
    );
  }
}

/** One item of the toolbar, rendered again when the desk's state changes. */
class ToolbarItem extends ReactWidget {
  constructor(
    private readonly _panel: DeskPanel,
    private readonly _renderItem: RenderItem,
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
          <Pane name="toolbar" of={desk}>
            <LiveItem desk={desk} render={this._renderItem} />
          </Pane>
        </TransContext.Provider>
      )
    );
  }
}

function LiveItem({
  desk,
  render
}: {
  desk: Desk;
  render: RenderItem;
}): JSX.Element {
  const state = useSyncExternalStore(
    listener => desk.store.subscribe(listener),
    () => desk.store.state
  );
  return render(state, desk);
}
