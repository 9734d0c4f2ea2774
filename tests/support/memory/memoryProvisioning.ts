import { Invalid } from '../../../src/domain/errors';
import { CATEGORY_METADATA } from '../../../src/domain/catalogueItem';
import { withProductCounts } from '../../../src/domain/product/categories';
import type { CatalogueFilling } from '../../../src/ports/product/catalogue';
import type {
  ResourceFinding,
  Resource,
  ResourceState,
  Provisioning
} from '../../../src/ports/jobs/provisioning';
import { FEATURES, RESOURCES } from '../../../src/ports/jobs/provisioning';
import { saying } from '../english';

/** Resources whose states a test chooses. The others are missing at first. */
export class MemoryProvisioning implements Provisioning {
  private readonly states: Map<Resource, ResourceState>;

  /**
   * @param states - of resources that are not missing
   * @param catalogue - stores the categories item when it is made
   */
  constructor(
    states: Partial<Readonly<Record<Resource, ResourceState>>> = {},
    private readonly catalogue?: CatalogueFilling
  ) {
    this.states = new Map<Resource, ResourceState>([
      ...RESOURCES.map(
        resource => [resource, states[resource] ?? 'missing'] as const
      ),
      ...FEATURES.map(feature => [feature, states[feature] ?? 'ok'] as const)
    ]);
  }

  async inspect(
    resources: readonly Resource[] = RESOURCES
  ): Promise<readonly ResourceFinding[]> {
    return resources.map(resource => this.finding(resource));
  }

  async make(resource: Resource): Promise<ResourceFinding> {
    const state = this.states.get(resource);
    if (state === 'missing' || state === 'different') {
      if (resource === 'categories') {
        await this.catalogue?.store(undefined, {
          sub_category: CATEGORY_METADATA.subCategory,
          product_id: CATEGORY_METADATA.productId,
          categories_info: withProductCounts(undefined, [])
        });
      }
      this.states.set(resource, 'ok');
    }
    return this.finding(resource);
  }

  private finding(resource: Resource): ResourceFinding {
    const state = this.states.get(resource) ?? 'missing';
    const error = new Invalid(
      ...saying(`The ${resource} in memory is ${state}.`)
    );
    return { resource, state, found: { code: 'failed', error } };
  }
}
