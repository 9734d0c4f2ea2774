import type { CatalogueItem } from '../domain/catalogueItem';
import type { Check } from '../domain/checks';
import type { Choices } from '../domain/choices';
import { chosenImages } from '../domain/choices';
import {
  planComplete,
  planHold,
  planReopen
} from '../domain/plan/changeStatus';
import type { Author } from '../domain/plan/itemChange';
import type { StatusChange } from '../domain/plan/statusChange';
import type { Product } from '../domain/product';
import { readProduct } from '../domain/product';
import { applyStatusChange } from './applyChange';
import type { Cloud } from './cloud';
import type { Edit } from './edit';
import { projectChange } from './edit';
import { tagImages } from './tagImages';

/** Completes a product with these choices, then tags the chosen images. */
export function complete(
  cloud: Cloud,
  author: Author,
  choices: Choices,
  checks: readonly Check[]
): Edit {
  return statusEdit(cloud, author, product =>
    planComplete(product, choices, checks, cloud.slots, author)
  );
}

/** Puts a product on hold with a reason. */
export function hold(cloud: Cloud, author: Author, reason: string): Edit {
  return statusEdit(cloud, author, product =>
    planHold(product, reason, author)
  );
}

/** Makes a completed or held product pending again; its images lose their tags. */
export function reopen(cloud: Cloud, author: Author): Edit {
  return statusEdit(cloud, author, product => planReopen(product, author));
}

function statusEdit(
  cloud: Cloud,
  author: Author,
  plan: (product: Product) => StatusChange
): Edit {
  return {
    opId: author.opId,
    project: product => projectChange(product, plan(product).change),
    carryOut: async product => {
      const item: CatalogueItem = await applyStatusChange(
        cloud.catalogue,
        product.item,
        plan(product)
      );
      const after = readProduct(item);
      await tagImages(cloud, after, [
        ...chosenBefore(product),
        ...chosenImages(after.choices)
      ]);
      return after;
    }
  };
}

/** Choices of a pending product were never tagged. */
function chosenBefore(product: Product): ReturnType<typeof chosenImages> {
  return product.status === 'COMPLETED' ? chosenImages(product.choices) : [];
}
