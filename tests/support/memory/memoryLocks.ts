interface Request {
  readonly mode: LockMode;
  begin(): void;
}

interface Name {
  held: LockMode[];
  waiting: Request[];
}

type Granted = (lock: Lock | null) => unknown;

/** The locks of one browser, as far as they are used: in order, shared or not, left when a signal fires. Node.js 20 has none. */
export class MemoryLocks {
  private readonly _names = new Map<string, Name>();

  async request(
    name: string,
    given: LockOptions | Granted,
    callback?: Granted
  ): Promise<unknown> {
    const options = typeof given === 'function' ? {} : given;
    const act = typeof given === 'function' ? given : callback;
    const { mode = 'exclusive', ifAvailable, signal } = options;
    const at = this._at(name);
    if (ifAvailable && !(at.waiting.length === 0 && fits(at.held, mode))) {
      return act?.(null);
    }
    await this._granted(at, mode, signal);
    try {
      return await act?.({ name, mode });
    } finally {
      at.held.splice(at.held.indexOf(mode), 1);
      letIn(at);
    }
  }

  private _granted(
    at: Name,
    mode: LockMode,
    signal: AbortSignal | undefined
  ): Promise<void> {
    return new Promise((granted, refused) => {
      const leave = (): void => {
        at.waiting.splice(at.waiting.indexOf(request), 1);
        refused(signal?.reason);
        letIn(at);
      };
      const request = {
        mode,
        begin: () => {
          signal?.removeEventListener('abort', leave);
          granted();
        }
      };
      signal?.addEventListener('abort', leave, { once: true });
      at.waiting.push(request);
      letIn(at);
    });
  }

  private _at(name: string): Name {
    const at = this._names.get(name) ?? { held: [], waiting: [] };
    this._names.set(name, at);
    return at;
  }
}

function fits(held: readonly LockMode[], mode: LockMode): boolean {
  return (
    held.length === 0 || (mode === 'shared' && !held.includes('exclusive'))
  );
}

function letIn(at: Name): void {
  while (at.waiting.length > 0 && fits(at.held, at.waiting[0].mode)) {
    const next = at.waiting.shift();
    if (next) {
      at.held.push(next.mode);
      next.begin();
    }
  }
}
