import { Component } from 'react';

import type { Section } from '../../../desk/state';

export interface FocusKeeperProps {
  grid: HTMLElement | null;
  /** The id of the product whose tiles are shown; undefined if there are none. */
  product: string | undefined;
  sections: readonly Section[];
}

/**
 * Moves the focus to the grid before the focused tile is removed. JupyterLab
 * would take a lost focus for one that leaves the panel, and render its tabs and
 * toolbars again. It is a class, since no hook runs before a change is made.
 */
export class FocusKeeper extends Component<FocusKeeperProps> {
  getSnapshotBeforeUpdate(before: FocusKeeperProps): null {
    const { grid, product, sections } = this.props;
    const active = grid?.ownerDocument.activeElement ?? null;
    if (
      before.product !== product &&
      active !== null &&
      grid?.contains(active) &&
      !isTakenOver(active, sections)
    ) {
      grid.focus({ preventScroll: true });
    }
    return null;
  }

  /** React requires it with `getSnapshotBeforeUpdate`. */
  componentDidUpdate(): void {
    // `useFocusedTile` decides what has the focus then.
  }

  render(): null {
    return null;
  }
}

/** Whether the next product takes over a tile: it has enough images in the same folder. */
function isTakenOver(active: Element, sections: readonly Section[]): boolean {
  const tile = active.closest('.jp-CurationTile');
  const folder = tile?.closest<HTMLElement>('[data-folder]')?.dataset.folder;
  const index = [...(tile?.parentElement?.children ?? [])].findIndex(
    other => other === tile
  );
  const coming = sections.find(section => section.folder === folder);
  return index >= 0 && index < (coming?.images.length ?? 0);
}
