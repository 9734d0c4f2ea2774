import { Component } from 'react';

import type { Section } from '../../../desk/state';

export interface FocusKeeperProps {
  grid: HTMLElement | null;
  /** Whose tiles the grid has; undefined while it has none. */
  product: string | undefined;
  sections: readonly Section[];
}

/**
 * Gives a focus that would go away with a product's tiles to the grid, before
 * they go: JupyterLab takes it for one that leaves the panel, and draws its
 * tabs and toolbars anew. Only a class hears of a change before it is made.
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

  /** React wants it beside the other. */
  componentDidUpdate(): void {
    // What has the focus then is `useFocusedTile`'s matter.
  }

  render(): null {
    return null;
  }
}

/** Whether a tile stays for the next product: one that has as many images in its folder. */
function isTakenOver(active: Element, sections: readonly Section[]): boolean {
  const tile = active.closest('.jp-CurationTile');
  const folder = tile?.closest<HTMLElement>('[data-folder]')?.dataset.folder;
  const place = [...(tile?.parentElement?.children ?? [])].findIndex(
    other => other === tile
  );
  const coming = sections.find(section => section.folder === folder);
  return place >= 0 && place < (coming?.images.length ?? 0);
}
