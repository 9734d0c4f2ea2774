/** Counts what ports are asked and what they answer, so that a test can wait until nothing happens any more. */
export class Activity {
  private _count = 0;

  /** The port, with its calls and answers counted. */
  watch<Port extends object>(port: Port): Port {
    const count = (): void => {
      this._count += 1;
    };
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        return typeof member !== 'function'
          ? member
          : (...args: unknown[]): unknown => {
              count();
              const answer: unknown = member.apply(target, args);
              if (answer instanceof Promise) {
                void answer.then(count, count);
              }
              return answer;
            };
      }
    });
  }

  /** Resolves after a turn of the event loop in which nothing was asked or answered. */
  async ended(): Promise<void> {
    let before: number;
    do {
      before = this._count;
      await new Promise(resolve => setTimeout(resolve, 0));
    } while (this._count !== before);
  }
}
