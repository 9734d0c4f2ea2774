import type { Prices } from '../../domain/connection/cost/prices';
import type { Estimate } from '../../domain/jobs/migrate/estimate';
import { migrationEstimate } from '../../domain/jobs/migrate/estimate';
import type { MigrationReport } from './migrate/migrateReport';

/** What a run would take, by the report of a dry run. */
export function reportEstimate(
  { created, existing, imagesSent, bytesSent, packs }: MigrationReport,
  prices: Prices
): Estimate {
  const toSend = {
    created,
    existing,
    images: imagesSent,
    bytes: bytesSent,
    packs
  };
  return migrationEstimate(toSend, prices);
}
