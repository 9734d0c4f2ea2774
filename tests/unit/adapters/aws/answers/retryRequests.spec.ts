/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import type { AwsOptions } from '../../../../../src/adapters/aws/connection/awsPorts';
import {
  RequestRetries,
  retryBy
} from '../../../../../src/adapters/aws/answers/retryRequests';
import { RetryBudget } from '../../../../../src/adapters/aws/answers/retryBudget';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { Answer } from '../fakeService';
import { FakeService } from '../fakeService';
import { PATIENT_REQUEST_ATTEMPTS } from '../../../../../src/adapters/aws/answers/retryCounts';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2'
});

const SLOW_DOWN: Answer = {
  status: 503,
  body: '<Error><Code>SlowDown</Code></Error>'
};

const { signal } = new AbortController();

const item = { subCategory: 1, productId: 'SKU1' };

/** A bucket whose pictures answer nothing but trouble, and whose saves do so a few times first. */
class TroubledBucket {
  readonly service: FakeService;
  /** How often writes are still refused. */
  writesRefused = 3;
  ports!: AwsPorts;

  constructor(trouble: Answer = SLOW_DOWN) {
    this.service = new FakeService(({ method, path }) =>
      path.startsWith('/picture')
        ? trouble
        : method === 'PUT' && this.writesRefused-- > 0
          ? trouble
          : {}
    );
  }

  async connect(options: AwsOptions = {}): Promise<this> {
    this.ports = await connectAws(
      connection,
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      // Without chance there are no waits.
      { requestHandler: this.service, random: () => 0, ...options }
    );
    return this;
  }

  /** @returns how many requests were made */
  async askAll(
    images: Pick<AwsPorts['images'], 'head'>,
    count: number
  ): Promise<number> {
    const before = this.service.requests.length;
    await Promise.allSettled(
      Array.from({ length: count }, (_, at) => images.head(`picture${at}`))
    );
    return this.service.requests.length - before;
  }

  save(): Promise<unknown> {
    return this.ports.images.create('a.jpg', new Uint8Array(3), 'image/jpeg');
  }
}

describe('retries', () => {
  it.each([
    ['asks to slow down', SLOW_DOWN],
    ['fails', { status: 500 }],
    ['is cut off, in Chromium', { cut: 'Failed to fetch' }],
    [
      'is cut off, in Firefox',
      { cut: 'NetworkError when attempting to fetch resource.' }
    ],
    ['is cut off, in Safari', { cut: 'Load failed' }]
  ])('are three where the service %s', async (_, trouble) => {
    const place = await new TroubledBucket(trouble).connect();
    expect(await place.askAll(place.ports.images, 1)).toBe(4);
    expect(await place.save()).toBe('created');
  });

  it.each([
    ['asks to slow down', SLOW_DOWN, 4],
    ['answers too late', { late: true }, 4],
    ['is cut off', { cut: 'Failed to fetch' }, 0]
  ] as const)(
    'are told as too many where the service %s',
    async (_, trouble, told) => {
      const place = await new TroubledBucket(trouble).connect();
      expect(place.ports.throttled()).toBe(0);
      await place.askAll(place.ports.images, 1);
      expect(place.ports.throttled()).toBe(told);
    }
  );

  it('of a long run go on for minutes, for many requests at a time', async () => {
    const { ports, ...bucket } = await new TroubledBucket().connect({
      patient: signal
    });
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => ports.images.head(`picture${at}`))
    );
    // More retries than the SDK's own budget has.
    expect(bucket.service.requests).toHaveLength(20 * PATIENT_REQUEST_ATTEMPTS);
  });

  it('of a long run are three if the address never answered, which may be wrong', async () => {
    const trouble = { cut: 'getaddrinfo ENOTFOUND s3.example.test' };
    const place = await new TroubledBucket(trouble).connect({
      patient: signal
    });
    expect(await place.askAll(place.ports.images, 1)).toBe(4);
    await place.ports.images.head('well');
    expect(await place.askAll(place.ports.images, 1)).toBe(
      PATIENT_REQUEST_ATTEMPTS
    );
  });

  it('of a long run are three for a table that never answered, though the bucket did', async () => {
    const service = new FakeService(({ hostname }) =>
      hostname.startsWith('dynamodb') ? { cut: 'connect ECONNREFUSED' } : {}
    );
    const ports = await connectAws(
      connection,
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      { requestHandler: service, random: () => 0, patient: signal }
    );
    await ports.images.head('picture');
    await expect(ports.catalogue.item(item)).rejects.toMatchObject({
      kind: 'Unreachable'
    });
    expect(service.requests).toHaveLength(1 + 4);
  });

  it('of a long run end when the connection is closed', async () => {
    const place = new TroubledBucket();
    await place.connect({
      patient: signal,
      // With chance there is a wait.
      random: () => 1
    });
    const { requests } = place.service;
    const waiting = place.ports.images.head('picture');
    while (requests.length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    place.ports.dispose();
    await expect(waiting).rejects.toMatchObject({ kind: 'Throttled' });
    expect(requests).toHaveLength(1);
  });

  it('of a long run wait up to two minutes, and end at once if it is stopped', async () => {
    const stop = new AbortController();
    const waits: number[] = [];
    const cleared: unknown[] = [];
    const timers = jest.spyOn(global, 'setTimeout').mockImplementation(((
      wake: () => void,
      ms = 0
    ) => {
      waits.push(ms);
      if (ms < 60_000) {
        queueMicrotask(wake);
      } else {
        queueMicrotask(() => stop.abort());
      }
      return waits.length;
    }) as unknown as typeof setTimeout);
    const clear = jest
      .spyOn(global, 'clearTimeout')
      .mockImplementation(timer => void cleared.push(timer));
    const retries = new RequestRetries({
      maxAttempts: 4,
      patient: stop.signal,
      budget: new RetryBudget(Infinity),
      background: false,
      random: () => 1
    });
    try {
      const throttled = { errorType: 'THROTTLING' } as const;
      let token = await retries.acquireInitialRetryToken('');
      await expect(
        (async () => {
          for (;;) {
            token = await retries.refreshRetryTokenForRetry(token, throttled);
          }
        })()
      ).rejects.toThrow('aborted');
      expect(Math.max(...waits)).toBe(64_000);
      // No timer stays that keeps the process alive.
      expect(cleared).toContain(waits.indexOf(64_000) + 1);
      // What is begun after that has the attempts of any request.
      let attempts = 1;
      token = await retries.acquireInitialRetryToken('');
      await expect(
        (async () => {
          for (;;) {
            token = await retries.refreshRetryTokenForRetry(token, throttled);
            attempts++;
          }
        })()
      ).rejects.toThrow('used up');
      expect(attempts).toBe(4);
    } finally {
      timers.mockRestore();
      clear.mockRestore();
    }
  });

  it('of a hundred pictures leave a save its own', async () => {
    const place = await new TroubledBucket().connect();
    const asked = await place.askAll(place.ports.background.images, 100);
    // All of them once, and half of the budget again.
    expect(asked).toBe(150);
    expect(await place.askAll(place.ports.background.images, 10)).toBe(10);
    expect(await place.save()).toBe('created');
    // The table's come out of the same budget.
    expect(await place.ports.catalogue.item(item)).toBeUndefined();
  });

  it('come out of one budget, whoever asks', async () => {
    const place = await new TroubledBucket().connect();
    await place.askAll(place.ports.images, 100);
    // Nothing is left for what came first, so that this test would fail
    // where pictures had clients with a budget of their own.
    await expect(place.save()).rejects.toMatchObject({ kind: 'Throttled' });
    expect(await place.askAll(place.ports.background.images, 10)).toBe(10);
  });

  it('are there again after successes', async () => {
    const place = await new TroubledBucket().connect();
    const { background, images } = place.ports;
    await place.askAll(background.images, 100);
    for (let ok = 0; ok < 20; ok++) {
      await images.head('well');
    }
    expect(await place.askAll(background.images, 1)).toBeGreaterThan(1);
  });
});

describe('retries of what is not the SDK’s', () => {
  const trouble = { outcome: 'trouble', trouble: 'throttled' } as const;
  let budget: RetryBudget;
  const someRetries = (
    random: () => number,
    background = true
  ): RequestRetries =>
    new RequestRetries({ maxAttempts: 4, budget, background, random });
  /** How many retries what came first may still have. */
  const left = (): number => {
    let count = 0;
    while (budget.take(5, false)) {
      count += 1;
    }
    budget.give(5 * count);
    return count;
  };
  beforeEach(() => {
    budget = new RetryBudget();
  });

  it('are under the same budget', async () => {
    const retry = retryBy(someRetries(() => 0));
    let attempts = 0;
    for (let picture = 0; picture < 100; picture++) {
      const outcome = await retry(async () => {
        attempts += 1;
        return trouble;
      }, signal);
      expect(outcome).toBe('trouble');
    }
    expect(attempts).toBe(150);
    expect(left()).toBe(50);
    const others = retryBy(someRetries(() => 0, false));
    let troubles = 3;
    expect(
      await others(
        async () => (troubles-- > 0 ? trouble : { outcome: 'saved' }),
        signal
      )
    ).toBe('saved');
  });

  it('wait longer each time, by chance', async () => {
    const waits: number[] = [];
    const chance = [0.5, 0.25, 1];
    const timers = jest.spyOn(global, 'setTimeout').mockImplementation(((
      wake: () => void,
      ms = 0
    ) => {
      waits.push(ms);
      queueMicrotask(wake);
    }) as unknown as typeof setTimeout);
    try {
      await retryBy(someRetries(() => chance.shift() ?? 0))(
        async () => trouble,
        signal
      );
    } finally {
      timers.mockRestore();
    }
    expect(waits).toEqual([500, 500, 4000]);
  });

  it('end with the wish, which gives back what it took', async () => {
    const wish = new AbortController();
    const full = left();
    let wake: () => void = () => undefined;
    const timers = jest.spyOn(global, 'setTimeout').mockImplementation(((
      woken: () => void
    ) => {
      wake = woken;
    }) as unknown as typeof setTimeout);
    try {
      const retrying = retryBy(someRetries(() => 1))(
        async () => trouble,
        wish.signal
      );
      await new Promise(resolve => setImmediate(resolve));
      expect(left()).toBe(full - 1);
      wish.abort();
      await expect(retrying).rejects.toBe(wish.signal.reason);
      wake();
      await new Promise(resolve => setImmediate(resolve));
    } finally {
      timers.mockRestore();
    }
    expect(left()).toBe(full);
  });
});
