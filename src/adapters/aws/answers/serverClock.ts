/** ms. A clock that is less wrong is left to the SDK, and AWS accepts it. */
const WRONG = 4 * 60_000;

/** The part of an SDK client that is needed to read its answers. */
interface Heard {
  /** The SDK signs with this offset, in ms. It learns it from each client's own answers. */
  readonly config: { systemClockOffset: number };
  readonly middlewareStack: {
    add(middleware: never, options: object): void;
  };
}

interface Answer {
  readonly response?: { readonly headers?: Readonly<Record<string, string>> };
}

/**
 * The service's clock, from the `Date` of its answers. A `Date` has whole
 * seconds and is written at some time between sending and receiving. Each
 * answer therefore gives a range. The offset moves only as far as it must to be
 * within it, so that a correct clock is not changed.
 */
export class ServerClock {
  private moved = 0;

  constructor(private readonly now: () => number) {}

  /** ms to add to the local clock. */
  get offset(): number {
    return this.moved;
  }

  /** Reads an answer's `Date`, with the local times of sending and receiving in ms. */
  hear(date: string | undefined, sent: number, received: number): void {
    const server = Date.parse(date ?? '');
    if (Number.isNaN(server)) {
      return;
    }
    const least = server - received;
    const most = server + 1000 - sent;
    this.moved = Math.min(Math.max(this.moved, least), most);
  }

  /**
   * Reads every answer of a client, including refusals. A wrong clock that one
   * client has learned of is corrected for all: a browser cannot read the
   * refusal of S3 if it lacks the CORS headers.
   */
  listenTo(client: Heard): void {
    const corrected =
      (next: (args: unknown) => Promise<Answer>) => (args: unknown) => {
        if (Math.abs(this.moved) > WRONG) {
          client.config.systemClockOffset = this.moved;
        }
        return next(args);
      };
    client.middlewareStack.add(corrected as never, {
      name: 'correctedClock',
      step: 'initialize'
    });
    const middleware =
      (next: (args: unknown) => Promise<Answer>) => async (args: unknown) => {
        const sent = this.now();
        const answer = await next(args);
        this.hear(answer.response?.headers?.date, sent, this.now());
        return answer;
      };
    client.middlewareStack.add(middleware as never, {
      name: 'serverClock',
      step: 'deserialize',
      // Within the deserializer, which throws for refusals.
      priority: 'low'
    });
  }
}
