/** What benchmarks use of the product beside its pages; `product.mjs` bundles it. */
export { connectAws } from '../src/adapters/aws';
export { listQueue } from '../src/app/queue/listQueue';
export { CATEGORY_METADATA, categoryStatus } from '../src/domain/catalogueItem';
export { withProductCounts } from '../src/domain/product/categories';
export { readConnection } from '../src/domain/connection/connection';
export { countersItem } from '../src/domain/product/counters';
export { newItem } from '../src/domain/jobs/migrate/newItem';
export { NO_FILTER } from '../src/domain/queue/queueFilter';
