import { CATEGORY_METADATA } from '../../../src/domain/catalogueItem';
import { withProductCounts } from '../../../src/domain/product/categories';
import type { CatalogueFilling } from '../../../src/ports/product/catalogue';
import type {
  Finding,
  Part,
  PartState,
  Provisioning
} from '../../../src/ports/jobs/provisioning';
import { PARTS } from '../../../src/ports/jobs/provisioning';

/** Parts whose states a test chooses; all are missing at first. */
export class MemoryProvisioning implements Provisioning {
  private readonly states: Map<Part, PartState>;

  /**
   * @param states - of parts that are not missing
   * @param catalogue - gets the categories item when it is made
   */
  constructor(
    states: Partial<Readonly<Record<Part, PartState>>> = {},
    private readonly catalogue?: CatalogueFilling
  ) {
    this.states = new Map(PARTS.map(part => [part, states[part] ?? 'missing']));
  }

  async inspect(parts: readonly Part[] = PARTS): Promise<readonly Finding[]> {
    return parts.map(part => this.finding(part));
  }

  async make(part: Part): Promise<Finding> {
    const state = this.states.get(part);
    if (state === 'missing' || state === 'different') {
      if (part === 'categories') {
        await this.catalogue?.store(undefined, {
          sub_category: CATEGORY_METADATA.subCategory,
          product_id: CATEGORY_METADATA.productId,
          categories_info: withProductCounts(undefined, [])
        });
      }
      this.states.set(part, 'ok');
    }
    return this.finding(part);
  }

  private finding(part: Part): Finding {
    const state = this.states.get(part) ?? 'missing';
    return { part, state, text: `The ${part} in memory is ${state}.` };
  }
}
