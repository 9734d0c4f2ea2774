import type { Choices } from '../../domain/board/choices';
import type { Intention } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import type { CurrentProduct } from '../product/currentProduct';
import type { DeskContext } from '../context';
import { newRecord } from '../context';
import type { OpenProduct } from '../state';

/** A change of the open product that was taken on: shown, and being saved. */
export interface RequestedChange {
  readonly opId: string;
  /** As it will be. */
  readonly product: Product;
}

/**
 * Asks for a change of the open product: it is shown at once and saved behind.
 *
 * @param intention - or what makes it, where names of it come from the op id
 * @param label - what it is called where it waits or fails
 * @param choices - the choices then, which may hang on what it came to; the same where left out
 * @throws what `newRecord` and `Saving.add` throw; then nothing was asked for
 */
export function ask(
  context: DeskContext,
  workbench: Pick<CurrentProduct, 'update'>,
  { product: before }: OpenProduct,
  intention: Intention | ((opId: string) => Intention),
  label: string,
  choices?: Choices | ((asked: RequestedChange) => Choices)
): RequestedChange {
  const record = newRecord(context, before, intention, label);
  const product = context.saving.add(before, record);
  const asked = { opId: record.opId, product };
  workbench.update(
    product,
    typeof choices === 'function' ? choices(asked) : choices
  );
  return asked;
}
