import type { Annotation } from '../../domain/edits/plan/annotate';
import { planAnnotate } from '../../domain/edits/plan/annotate';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { Cloud } from '../cloud';
import type { Edit } from './edit';
import { itemEdit } from './edit';

/** Writes a note and quality flags beside a product. */
export function annotate(
  { catalogue }: Pick<Cloud, 'catalogue'>,
  author: Author,
  annotation: Annotation
): Edit {
  return itemEdit(catalogue, author.opId, product =>
    planAnnotate(product, annotation, author)
  );
}
