import { Cancelled, Unreachable } from '../../../src/domain/errors';
import { saying } from '../english';

/**
 * What goes wrong with a call:
 * - `before`: it fails and has no effect;
 * - `after`: it takes effect, and its answer is lost;
 * - `never`: it has no effect, and no answer comes until its signal fires;
 * - `never-after`: it takes effect, and no answer comes until its signal fires.
 */
export type FaultKind = 'before' | 'after' | 'never' | 'never-after';

/** A fault in some calls of one method. */
export interface Fault {
  readonly method: string;
  readonly kind: FaultKind;
  /** How many calls succeed before it. Default: 0. */
  readonly skip?: number;
  /** How many calls it affects. Default: 1. */
  readonly times?: number;
  /** The call's error. Default: Unreachable. */
  readonly error?: Error;
}

type Method = (...args: unknown[]) => unknown;

/**
 * A port whose methods fail as planned and otherwise work as usual. Only
 * methods that return a promise can have a fault.
 *
 * @param faults - may change while the port is used
 */
export function withFaults<Port extends object>(
  port: Port,
  faults: readonly Fault[]
): Port {
  const calls = new Map<string, number>();
  const due = (method: string): Fault | undefined => {
    const call = calls.get(method) ?? 0;
    calls.set(method, call + 1);
    return faults.find(
      ({ method: name, skip = 0, times = 1 }) =>
        name === method && call >= skip && call < skip + times
    );
  };
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || typeof name !== 'string') {
        return member;
      }
      const method = (member as Method).bind(target);
      return (...args: unknown[]) => {
        const fault = due(name);
        return fault
          ? fail(fault, () => method(...args), args)
          : method(...args);
      };
    }
  });
}

async function fail(
  { method, kind, error }: Fault,
  call: () => unknown,
  args: readonly unknown[]
): Promise<never> {
  if (kind === 'after' || kind === 'never-after') {
    await call();
  }
  if (kind === 'never' || kind === 'never-after') {
    await silence(args);
  }
  throw (
    error ??
    new Unreachable(...saying(`${method} failed as planned (${kind}).`))
  );
}

/** No answer, as from a connection that hangs. Only the caller's signal ends it. */
function silence(args: readonly unknown[]): Promise<never> {
  return new Promise((_resolve, reject) => {
    const signal = args.find(arg => arg instanceof AbortSignal);
    const cancel = (): void => reject(new Cancelled('wait-ended', {}));
    if (signal?.aborted) {
      cancel();
    }
    signal?.addEventListener('abort', cancel, { once: true });
  });
}
