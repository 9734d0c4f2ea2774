import type { Annotation } from '../domain/plan/annotate';
import { planAnnotate } from '../domain/plan/annotate';
import type { Author, ItemChange } from '../domain/plan/itemChange';
import type { Product } from '../domain/product';
import { readProduct } from '../domain/product';
import { applyChange } from './applyChange';
import type { Cloud } from './cloud';
import type { Edit } from './edit';
import { onceEdit, projectChange } from './edit';

/** Writes a note and quality flags beside a product. */
export function annotate(
  { catalogue }: Pick<Cloud, 'catalogue'>,
  author: Author,
  annotation: Annotation
): Edit {
  const plan = (product: Product): ItemChange =>
    planAnnotate(product, annotation, author);
  return onceEdit({
    opId: author.opId,
    project: product => projectChange(product, plan(product)),
    carryOut: async product =>
      readProduct(await applyChange(catalogue, plan(product)))
  });
}
