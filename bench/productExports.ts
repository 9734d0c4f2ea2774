/** What benchmarks use of the product beside its pages; `product.mjs` bundles it. */
export { connectAws } from '../src/adapters/aws';
export { listQueue } from '../src/app/listQueue';
export { CATEGORY_METADATA, categoryStatus } from '../src/domain/catalogueItem';
export { withProductCounts } from '../src/domain/categories';
export { readConnection } from '../src/domain/connection';
export { countersItem } from '../src/domain/counters';
export { newItem } from '../src/domain/migration/newItem';
export { NO_FILTER } from '../src/domain/queueFilter';
