import type { JupyterFrontEnd } from '@jupyterlab/application';

import type {
  DeskCommand,
  DeskCommands
} from '../../desk/commands/deskCommands';
import type { ImagePath } from '../../domain/images/image';

/** The arguments that `isContextMenu` stands for, by command: what the last menu was opened on. */
export type MenuTarget = () => {
  readonly [C in DeskCommand]?: Partial<DeskCommands[C]>;
};

/** Reads them from the data attributes of slots, rows, and deleted and moved images. */
export function menuTarget(app: JupyterFrontEnd): MenuTarget {
  const under = (className: string): DOMStringMap =>
    app.contextMenuHitTest(({ classList }) => classList.contains(className))
      ?.dataset ?? {};
  return () => {
    const slot = under('jp-CurationSlot');
    const { product: productId } = under('jp-CurationRow');
    const { deleted } = under('jp-CurationDeletedTile');
    const { path: moved } = under('jp-mod-moved');
    const image = slot.image as ImagePath | undefined;
    return {
      'view-image': {
        image: image ?? (deleted as ImagePath | undefined)
      },
      select: { image },
      'clear-slot': { index: Number(slot.slot), image },
      'go-to-product': { productId },
      'take-over': { productId },
      'restore-image': { image: (deleted ?? moved) as ImagePath | undefined }
    };
  };
}

/** The arguments that `isFocused` stands for: what has the keyboard's focus. */
export const focusTarget: MenuTarget = () => {
  const { deleted } =
    document.activeElement?.closest<HTMLElement>('[data-deleted]')?.dataset ??
    {};
  return { 'view-image': { image: deleted as ImagePath | undefined } };
};
