import { Presets, SingleBar } from 'cli-progress';

import type { Shard } from '../../domain/jobs/shard';
import { isIn } from '../../domain/jobs/shard';
import type { MigrationProgress } from '../../app/jobs/migrate/migrateReport';
import type { SourceTree } from '../../ports/jobs/sourceTree';

/** A bar that a person watches; `report` moves it, `stop` leaves its last state standing. */
export interface ProgressBar {
  report(at: MigrationProgress): void;
  stop(): void;
}

/** How many products there are: a progress without an end says nothing. */
export async function countProducts(
  tree: SourceTree,
  shard: Shard | undefined
): Promise<number> {
  let total = 0;
  for await (const _ of tree.products(
    () => undefined,
    shard && (product => isIn(shard, product))
  )) {
    total++;
  }
  return total;
}

export function showProgress(total: number): ProgressBar {
  const bar = new SingleBar(
    {
      format:
        '{bar} {value}/{total} products · {images} images · {megabytes} MB · {eta_formatted} left',
      hideCursor: true,
      // Standard output is for the report.
      stream: process.stderr
    },
    Presets.shades_grey
  );
  bar.start(total, 0, { images: 0, megabytes: '0.0' });
  return {
    report: ({ products, imagesSent, bytesSent }) =>
      bar.update(products, {
        images: imagesSent,
        megabytes: (bytesSent / 1e6).toFixed(1)
      }),
    stop: () => bar.stop()
  };
}
