import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { SystemClock } from '../../src/adapters/node/systemClock';
import type { JournalRecord } from '../../src/domain/edits/intention';
import { brokenRules } from '../../tests/faults/reader/rules';
import { Curator, WorldIds } from '../../tests/faults/world/curator';
import { SandboxDatasets } from '../../tests/faults/world/sandboxDataset';
import type {
  Given,
  Raw,
  TestDataset
} from '../../tests/faults/world/testDataset';
import { MAIN, STRANGE } from '../../tests/faults/world/testDataset';

/**
 * Many curators at one table: each is a whole desk without its views, with a
 * journal of its own, over the adapters of S3 and DynamoDB. Writes what came of
 * it into a file.
 */
export interface CrowdResult {
  /** Products that were completed, and how long each took from the key to the table, in ms. */
  readonly completions: number[];
  readonly held: number;
  /** Products that somebody else had when they were opened. */
  readonly met: number;
  readonly takenOver: number;
  readonly conflicts: number;
  /** Answers that were lost on purpose after the request took effect. */
  readonly lostAnswers: number;
  readonly requests: number;
  /** Decisions that left a journal and are not in the table. */
  readonly lost: readonly string[];
  /** What an independent reader finds wrong, counters too. */
  readonly broken: readonly string[];
  /** Changes that never left a journal. */
  readonly unsaved: number;
}

const CATEGORY = 1005;

/** Of four images, as many as the slots and one of text. */
const FILES = ['1.jpg', '2.jpg', '3.jpg', '4.jpg'];

/** A person looks for so many ms before each product. */
const LOOKS = { least: 1000, most: 4000 };

/** How often, by chance. */
const ODDS = {
  lostAnswer: 0.05,
  stray: 0.1,
  takeOver: 0.5,
  hold: 0.1,
  move: 0.2
};

/** ms between two looks at a desk. */
const TICK = 20;

/** ms without a result after which a curator goes on to the next product. */
const PATIENCE = 20_000;

/** What all of them did. */
class Ledger {
  readonly completions: number[] = [];
  held = 0;
  met = 0;
  takenOver = 0;
  conflicts = 0;
  lostAnswers = 0;
  /** By op id, what left a journal because it is in the table. */
  readonly made = new Map<string, JournalRecord>();
}

/** One person at one desk, until a moment. */
class Worker {
  private readonly asked = new Map<string, JournalRecord>();
  private discarding = false;
  readonly curator: Curator;

  constructor(
    name: string,
    dataset: TestDataset,
    clock: SystemClock,
    ids: WorldIds,
    private readonly ledger: Ledger,
    private readonly products: number
  ) {
    this.curator = new Curator({
      name,
      dataset,
      clock,
      ids,
      weather: {
        fault: request => {
          const lost =
            request.startsWith('change') && Math.random() < ODDS.lostAnswer;
          ledger.lostAnswers += lost ? 1 : 0;
          return lost ? 'after' : undefined;
        }
      },
      ear: {
        asked: record => this.asked.set(record.opId, record),
        removed: opId => {
          const record = this.asked.get(opId);
          if (record && !this.discarding) {
            ledger.made.set(opId, record);
          }
        },
        replaced: (opIds, records) => {
          opIds.forEach(opId => this.asked.delete(opId));
          records.forEach(record => this.asked.set(record.opId, record));
        }
      }
    });
  }

  async work(until: number): Promise<void> {
    void this.curator.desk.start();
    while (Date.now() < until) {
      await sleep(LOOKS.least + Math.random() * (LOOKS.most - LOOKS.least));
      await this.product();
      await this.decideConflicts();
    }
    await this.end();
  }

  private async product(): Promise<void> {
    const { curator, ledger } = this;
    if (Math.random() < ODDS.stray) {
      // To one that somebody may have just now.
      const productId = `P${Math.floor(Math.random() * this.products)}`;
      await curator.perform('go-to-product', { productId });
    }
    const { open } = curator;
    if (open?.claimState !== 'answered') {
      if (curator.desk.state.open.state === 'none') {
        curator.run('refresh', {});
      }
      return;
    }
    if (open.heldBy !== null) {
      ledger.met++;
      if (Math.random() < ODDS.takeOver) {
        ledger.takenOver++;
        await curator.perform('take-over', {});
      } else {
        curator.run('next-product', {});
      }
      return;
    }
    const images = open.sections.flatMap(section => section.images);
    if (open.product.status !== 'PENDING' || images.length < 3) {
      curator.run('next-product', {});
      return;
    }
    if (images.length > 3 && Math.random() < ODDS.move) {
      curator.run('select', { image: images[3], mode: 'only' });
      curator.run('reclassify', { folder: 'text' });
    }
    [0, 1, 2].forEach(index =>
      curator.run('assign-slot', { index, image: images[index] })
    );
    if (Math.random() < ODDS.hold) {
      curator.run('hold', { reason: 'Too few images' });
      ledger.held++;
      return;
    }
    const begun = performance.now();
    curator.run('complete', {});
    if (await this.saved()) {
      ledger.completions.push(performance.now() - begun);
    }
  }

  /** Whether all that was asked for is in the table before patience ends. */
  private async saved(): Promise<boolean> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const { waiting, failed } = this.curator.desk.state.saving;
      if (failed.length > 0) {
        return false;
      }
      if (waiting === 0) {
        return true;
      }
      await sleep(TICK);
    }
    return false;
  }

  /** A person sees both sides, and lets the others' stand; what failed otherwise is tried again. */
  private async decideConflicts(): Promise<void> {
    const { failed } = this.curator.desk.state.saving;
    if (failed.some(({ conflict }) => conflict)) {
      this.ledger.conflicts++;
      this.discarding = true;
      await this.curator.perform('discard', {});
      this.discarding = false;
    } else if (failed.length > 0) {
      this.curator.run('retry', {});
    }
  }

  private async end(): Promise<void> {
    for (let tries = 0; tries < 10 && !(await this.saved()); tries++) {
      await this.decideConflicts();
      await sleep(500);
    }
    await this.curator.settle();
  }
}

/** Products whose ops do not name a change that left a journal. */
function lostDecisions(ledger: Ledger, { products }: Raw): string[] {
  return [...ledger.made.values()].flatMap(({ opId, product, label }) => {
    const ops = products.get(product.productId)?.ops;
    return Array.isArray(ops) && ops.includes(opId)
      ? []
      : [`${product.productId}: ${label}`];
  });
}

function given(count: number): Given {
  const items = Array.from({ length: count }, (_, at) => ({
    sub_category: CATEGORY,
    product_id: `P${at}`,
    main_category: MAIN,
    current_status: 'PENDING',
    category_status: `${CATEGORY}#PENDING`,
    created_at: '2024-01-15T10:30:00.000Z',
    last_updated_at: new Date(Date.UTC(2024, 0, 15) - at).toISOString(),
    detail: FILES,
    summary: [],
    segment: [],
    text: [],
    ...STRANGE
  }));
  return {
    items,
    objects: items.flatMap(({ product_id }) =>
      FILES.map(name => ({
        key: `${MAIN}/${CATEGORY}/${product_id}/detail/${name}`,
        content: name
      }))
    )
  };
}

async function main(): Promise<void> {
  const [file, ...numbers] = process.argv.slice(2);
  const [curators, seconds, products] = numbers.map(Number);
  const datasets = await SandboxDatasets.make();
  const dataset = await datasets.open(given(products), CATEGORY);
  const start = await dataset.look();
  const ledger = new Ledger();
  const [clock, ids] = [new SystemClock(), new WorldIds()];
  const workers = Array.from(
    { length: curators },
    (_, at) =>
      new Worker(`curator-${at}`, dataset, clock, ids, ledger, products)
  );
  const until = Date.now() + seconds * 1000;
  await Promise.all(workers.map(worker => worker.work(until)));
  const now = await dataset.look();
  const records = await Promise.all(
    workers.map(async ({ curator }) => (await curator.disk.records()).records)
  );
  const result: CrowdResult = {
    completions: ledger.completions,
    held: ledger.held,
    met: ledger.met,
    takenOver: ledger.takenOver,
    conflicts: ledger.conflicts,
    lostAnswers: ledger.lostAnswers,
    requests: workers.reduce(
      (sum, { curator }) => sum + curator.network.sent.length,
      0
    ),
    lost: lostDecisions(ledger, now),
    broken: brokenRules(start, now),
    unsaved: records.flat().length
  };
  await writeFile(file, JSON.stringify(result));
  // Desks renew their claims for ever.
  process.exit(0);
}

void main();
