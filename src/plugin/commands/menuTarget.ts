import type { JupyterFrontEnd } from '@jupyterlab/application';

import type {
  DeskCommand,
  DeskCommands
} from '../../desk/commands/deskCommands';
import type { ImagePath } from '../../domain/images/image';

/** What commands mean by `isContextMenu`: the arguments by what the last menu was opened on. */
export type MenuTarget = () => {
  readonly [C in DeskCommand]?: Partial<DeskCommands[C]>;
};

/** Reads it from the page: slots, rows and deleted images say what they are in data attributes. */
export function menuTarget(app: JupyterFrontEnd): MenuTarget {
  const under = (className: string): DOMStringMap =>
    app.contextMenuHitTest(({ classList }) => classList.contains(className))
      ?.dataset ?? {};
  return () => {
    const slot = under('jp-CurationSlot');
    const { product: productId } = under('jp-CurationRow');
    const { deleted } = under('jp-CurationDeletedTile');
    const image = slot.image as ImagePath | undefined;
    return {
      'view-image': {
        image: image ?? (deleted as ImagePath | undefined)
      },
      select: { image },
      'clear-slot': { index: Number(slot.slot), image },
      'go-to-product': { productId },
      'take-over': { productId },
      'restore-image': { image: deleted as ImagePath | undefined }
    };
  };
}

/** What they mean by `isFocused`: the same by what has the keyboard's focus. */
export const focusTarget: MenuTarget = () => {
  const { deleted } =
    document.activeElement?.closest<HTMLElement>('[data-deleted]')?.dataset ??
    {};
  return { 'view-image': { image: deleted as ImagePath | undefined } };
};
