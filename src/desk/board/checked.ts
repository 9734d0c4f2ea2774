import { checkChoices } from '../../domain/board/checks';
import { openProductOf, setOpen } from '../context';
import type { DeskState, OpenProduct } from '../state';
import type { Store } from '../store';

/** Replaces some fields of the open product, and checks what is chosen then. */
export function setChecked(
  store: Store<DeskState>,
  patch: Partial<OpenProduct>
): void {
  setOpen(store, patch);
  const open = openProductOf(store.state);
  if (open) {
    const { meta, missing, product, choices } = open;
    const read = meta?.state === 'ready' ? meta.value : undefined;
    const checks = checkChoices(
      product,
      choices,
      store.state.slots,
      path => missing.has(path),
      read?.kind === 'meta' ? read.meta.colours : undefined
    );
    setOpen(store, { checks });
  }
}
