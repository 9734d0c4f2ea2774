import { Unreachable } from '../../../src/domain/errors';
import { saying } from '../../support/english';

/**
 * What can happen to a request:
 * - `before`: it fails and has no effect;
 * - `after`: it takes effect and its answer is lost;
 * - `never`: it has no effect and no answer;
 * - `never-after`: it takes effect and has no answer;
 * - `late`: it has no answer and takes effect long after it timed out.
 */
export const FAULTS = [
  'before',
  'after',
  'never',
  'never-after',
  'late'
] as const;

export type Fault = (typeof FAULTS)[number];

export interface Weather {
  /** What happens to a request, by its name; undefined if it goes well. */
  fault(request: string): Fault | undefined;
  /** How many turns a request and its answer take. Default: none. */
  delay?(): number;
}

/** Signing makes no request, and a desk lists nothing. */
const NO_REQUESTS = ['sign', 'list', 'children'];

/** A promise for an answer that does not come. */
const UNANSWERED = Symbol('unanswered');

type Method = (...args: unknown[]) => unknown;

/**
 * The network between one page and the world. Requests pass with the planned
 * faults. After the page is gone, nothing passes in either direction.
 */
export class Network {
  /** Every request of the page, by its name, in the order in which they were sent. */
  readonly sent: string[] = [];
  private readonly silent = new Set<(error: Error) => void>();
  private readonly late: (() => unknown)[] = [];
  private readonly counts = new Map<string, number>();
  private waiting = 0;
  private alive = true;
  private gone: () => void = () => undefined;

  /** Resolves when the page is gone. */
  readonly died = new Promise<void>(resolve => (this.gone = resolve));

  constructor(
    private readonly nameOf: (method: string, args: unknown[]) => string,
    private readonly weather: Weather
  ) {}

  /** Requests that were sent and will be answered. */
  get busy(): boolean {
    return this.waiting > 0;
  }

  /** Requests that were sent and have neither failed nor been answered. */
  get unanswered(): boolean {
    return this.silent.size > 0;
  }

  /** A port that is reached by requests. */
  remote<Port extends object>(port: Port): Port {
    return intercepted(port, (method, args, call) => {
      if (!this.alive) {
        return silence();
      }
      const name = this.numbered(this.nameOf(method, args));
      this.sent.push(name);
      return this.send(name, call);
    });
  }

  /** A port inside the browser. It has no faults, but it ends with the page. */
  local<Port extends object>(port: Port): Port {
    return intercepted(port, (_method, _args, call) =>
      this.alive ? this.heard(Promise.resolve(call())) : silence()
    );
  }

  /** Lets requests without an answer fail, as the adapters' time-outs do. */
  timeOut(): void {
    [...this.silent].forEach(giveUp =>
      giveUp(new Unreachable(...saying('No answer came in time.')))
    );
    this.silent.clear();
  }

  /** Lets delayed requests arrive. */
  async arrive(): Promise<void> {
    for (const call of this.late.splice(0)) {
      await Promise.resolve(call()).catch(() => undefined);
    }
  }

  /** Ends the page: it sends and receives nothing from now on. */
  die(): void {
    this.alive = false;
    this.silent.clear();
    this.gone();
  }

  private send(name: string, call: () => unknown): Promise<unknown> {
    const fault = this.weather.fault(name);
    this.waiting += 1;
    const answer = this.carry(name, fault, call).finally(() => {
      this.waiting -= 1;
    });
    return this.heard(answer).then(value =>
      value === UNANSWERED ? this.withoutAnswer() : value
    );
  }

  /** The request and its answer, if there is one. */
  private async carry(
    name: string,
    fault: Fault | undefined,
    call: () => unknown
  ): Promise<unknown> {
    await turns(this.weather.delay?.() ?? 0);
    if (fault === 'late') {
      this.late.push(call);
    } else if (fault === undefined) {
      return Promise.resolve(call()).finally(() =>
        turns(this.weather.delay?.() ?? 0)
      );
    } else if (fault === 'after' || fault === 'never-after') {
      await Promise.resolve(call()).catch(() => undefined);
    }
    if (fault === 'before' || fault === 'after') {
      throw new Unreachable(...saying(`${name} failed as planned.`));
    }
    return UNANSWERED;
  }

  private withoutAnswer(): Promise<unknown> {
    return new Promise((_resolve, reject) => this.silent.add(reject));
  }

  /** An answer that reaches the page only if the page is still there. */
  private heard(answer: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      answer.then(
        value => this.alive && resolve(value),
        error => this.alive && reject(error)
      );
    });
  }

  private numbered(name: string): string {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }
}

function intercepted<Port extends object>(
  port: Port,
  intercept: (method: string, args: unknown[], call: () => unknown) => unknown
): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || NO_REQUESTS.includes(String(name))) {
        return member;
      }
      const method = (member as Method).bind(target);
      return (...args: unknown[]) =>
        intercept(String(name), args, () => method(...args));
    }
  });
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await Promise.resolve();
  }
}

function silence(): Promise<never> {
  return new Promise(() => undefined);
}
