import { randomBytes } from 'node:crypto';

import { RequestFeed } from '../../../src/adapters/browser/connection/requestFeed';
import { PageJournal } from '../../../src/adapters/browser/saving/pageJournal';
import {
  MemoryCropper,
  MemoryResumePoint,
  MemoryTally
} from '../../support/memory';
import type {
  DeskCommand,
  DeskCommands
} from '../../../src/desk/commands/deskCommands';
import { Desk } from '../../../src/desk/desk';
import type { OpenProduct } from '../../../src/desk/state';
import { PLAIN } from '../../../src/words/trans';
import type { ItemKey } from '../../../src/domain/catalogueItem';
import type { JournalRecord } from '../../../src/domain/edits/intention';
import type { Clock, Ids } from '../../../src/ports/clock';
import type { Journal } from '../../../src/ports/saving/journal';
import type { Thumbnails } from '../../../src/ports/images/thumbnails';
import type { Weather } from './network';
import { Network } from './network';
import type { TestDataset } from './testDataset';
import { requestName } from './requestName';

/** What a test is told about a person's journal. */
export interface JournalEar {
  asked(record: JournalRecord): void;
  removed(opId: string): void;
  /** The person compared both sides of a conflict and kept their own changes, which were planned again. */
  replaced(opIds: readonly string[], records: readonly JournalRecord[]): void;
}

export interface CuratorOptions {
  readonly name: string;
  readonly dataset: Pick<TestDataset, 'catalogue' | 'images'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly weather: Weather;
  readonly ear?: JournalEar;
  /** Shared by the tabs of one browser. Default: a new one. */
  readonly profile?: Profile;
}

/** One person's browser. It outlives its pages. */
export class Profile {
  readonly disk = new PageJournal();
  readonly resume = new MemoryResumePoint();
  private readonly turns = new Map<string, Promise<unknown>>();

  /** Runs one page after another, as Web Locks do. A page that dies releases its lock. */
  alone<T>(
    name: string,
    died: Promise<void>,
    act: () => Promise<T>
  ): Promise<T> {
    const before = this.turns.get(name) ?? Promise.resolve();
    const turn = before.then(act);
    const ended = turn.catch(() => undefined);
    this.turns.set(
      name,
      before.then(() => Promise.race([ended, died]))
    );
    return turn;
  }
}

/** A person who works on one page after another. */
export class Curator {
  private readonly profile: Profile;
  desk: Desk;
  network: Network;

  constructor(private readonly options: CuratorOptions) {
    this.profile = options.profile ?? new Profile();
    [this.network, this.desk] = this.openPage();
  }

  get name(): string {
    return this.options.name;
  }

  /** The disk of the browser. */
  get disk(): PageJournal {
    return this.profile.disk;
  }

  get claimId(): string {
    return `claim-of-${this.options.name}`;
  }

  /** The product on the desk, if any. */
  get open(): OpenProduct | undefined {
    const { open } = this.desk.state;
    return open.state === 'open' ? open : undefined;
  }

  run<C extends DeskCommand>(command: C, args: DeskCommands[C]): void {
    this.desk.run(command, args);
  }

  /** Runs a command and waits for everything that follows. */
  async perform<C extends DeskCommand>(
    command: C,
    args: DeskCommands[C]
  ): Promise<void> {
    this.desk.run(command, args);
    await this.settle();
  }

  async start(): Promise<void> {
    void this.desk.start();
    await this.settle();
  }

  upload(filename: string, content: Uint8Array, times = 1): void {
    const file = {
      name: filename,
      arrayBuffer: async () => content.slice().buffer
    } as unknown as File;
    this.desk.uploadFiles(Array<File>(times).fill(file), 'segment');
  }

  /** The page dies without notice and releases its locks. */
  die(): void {
    this.network.die();
  }

  /** Opens another page of the same profile. It is not started yet. */
  comeBack(): void {
    [this.network, this.desk] = this.openPage();
  }

  /** Waits until no request is open that will be answered. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      // All microtasks run to their end before the next turn.
      await new Promise(resolve => setImmediate(resolve));
      if (this.network.busy) {
        quiet = -1;
      }
    }
  }

  private openPage(): [Network, Desk] {
    const { name, dataset, clock, ids, weather } = this.options;
    const network = new Network(requestName, weather);
    const desk = new Desk(
      {
        connectionName: 'test',
        connectionKey: 'test',
        bucket: 'images',
        cloud: {
          catalogue: network.remote(dataset.catalogue),
          images: network.remote(dataset.images),
          clock,
          prefix: ''
        },
        provisioning: { inspect: async () => [] },
        thumbnails: NO_THUMBNAILS,
        originals: { load: async () => ({ kind: 'missing' }) },
        inspector: { dimensions: async () => ({ width: 10, height: 10 }) },
        cropper: new MemoryCropper(),
        resumePoint: network.local(this.profile.resume),
        tally: new MemoryTally(),
        requests: new RequestFeed(),
        prices: { kind: 'own-endpoint' },
        journal: network.local(this.heardDisk(network.died)),
        ids,
        claimId: this.claimId,
        person: name,
        trans: PLAIN,
        pageSize: 50,
        productsAhead: () => 0,
        advance: () => true,
        painted: async () => undefined
      },
      {
        productId: async () => undefined,
        holdReason: async () => undefined,
        note: async () => undefined,
        files: async () => [],
        discard: async () => true,
        flag: async () => undefined,
        kept: async () => undefined,
        showKeys: async () => undefined
      }
    );
    return [network, desk];
  }

  private heardDisk(died: Promise<void>): Journal {
    const { ear } = this.options;
    const { disk, profile } = this;
    return new Proxy<Journal>(disk, {
      get(target, name: keyof Journal) {
        if (name === 'append') {
          return (record: JournalRecord) => {
            ear?.asked(record);
            return disk.append(record);
          };
        }
        if (name === 'replace') {
          return (opIds: readonly string[], records: JournalRecord[]) => {
            ear?.replaced(opIds, records);
            return disk.replace(opIds, records);
          };
        }
        if (name === 'remove') {
          return (opId: string) => {
            ear?.removed(opId);
            return disk.remove(opId);
          };
        }
        if (name === 'stay') {
          return async (product: ItemKey) => {
            const stay = await disk.stay(product);
            void died.then(() => stay.leave(async () => undefined));
            return {
              // A page that dies while it releases a claim releases the lock
              // too.
              leave: (last: () => Promise<void>) =>
                stay.leave(() => Promise.race([last(), died]))
            };
          };
        }
        if (name === 'alone') {
          return <T>(product: ItemKey, act: () => Promise<T>) =>
            profile.alone(product.productId, died, act);
        }
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function'
          ? (member as () => unknown).bind(target)
          : member;
      }
    });
  }
}

/**
 * Ids of one world. The first half distinguishes worlds, since a table
 * remembers the tokens that are made from ids. The rest counts, so that names
 * that are made from ids are the same in every run.
 */
export class WorldIds implements Ids {
  private readonly world = randomBytes(6).toString('hex');
  private last = 0;

  next(): string {
    this.last += 1;
    return this.world + this.last.toString(36).padStart(8, '0');
  }
}

const NO_THUMBNAILS: Thumbnails = {
  want: () => () => undefined,
  peek: () => undefined,
  prefetch: () => () => undefined,
  recheck: () => undefined,
  yieldTo: () => undefined,
  visibleLoaded: async () => undefined,
  facts: async () => new Map(),
  restamp: async () => undefined,
  usage: async () => ({ bytes: 0, limit: 0 }),
  clear: async () => undefined,
  dispose: () => undefined
};
