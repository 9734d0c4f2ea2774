import { conditionsOf } from '../../domain/queue/queueFilter';
import type { DeskCommand, DeskCommands } from './actions';
import type { DeskState } from '../state';

type When<C extends DeskCommand> = (
  state: DeskState,
  args: DeskCommands[C]
) => boolean;

const hasFailed: When<'retry' | 'discard'> = ({ saving }) =>
  saving.failed.length > 0;

const isViewing = ({ open }: DeskState): boolean =>
  open.state === 'open' && open.viewing !== null;

/** Commands that mean nothing at times. */
const WHEN: { readonly [C in DeskCommand]?: When<C> } = {
  undo: ({ canUndo }) => canUndo,
  redo: ({ canRedo }) => canRedo,
  retry: hasFailed,
  discard: hasFailed,
  'clear-filter': ({ queue }) => conditionsOf(queue.filter) > 0,
  'show-statistics': ({ category }) => category !== null,
  'take-over': ({ open }, { productId }) =>
    productId !== undefined || (open.state === 'open' && open.heldBy !== null),
  'swap-compared': isViewing,
  zoom: isViewing,
  pan: isViewing,
  'rotate-view': isViewing,
  'adjust-crop': isViewing,
  reopen: ({ open }) =>
    open.state === 'open' && open.product.status !== 'PENDING'
};

/** Whether a command means anything now: menus and the palette show one that does not in grey. */
export function canPerform<C extends DeskCommand>(
  state: DeskState,
  command: C,
  args: DeskCommands[C]
): boolean {
  return WHEN[command]?.(state, args) ?? true;
}
