import type { Pause } from '../../app/jobs/longRun';
import { COUNTED } from '../../domain/jobs/jobEvent';
import type { JobEvent, ProgressEvent } from '../../domain/jobs/jobEvent';
import { asProblem } from '../../words/errors';
import { pauseText } from '../../words/jobs/longRuns';
import { reportJson } from '../../words/jobs/reportJson';
import { PLAIN } from '../../words/trans';
import type { Output } from './environment';
import type { ExitCode } from './exitCode';

/** ms between two lines of progress. A run of hours must not write millions of them. */
const BETWEEN = 500;

type Progress = Pick<ProgressEvent, 'products' | 'counts'>;

/** What a run does, one JSON object a line, for a program that started it. */
export class EventLines {
  private told: number | undefined;
  private untold: Progress | undefined;

  /**
   * @param total - of the products, if they were counted
   * @param now - ms since the epoch
   */
  constructor(
    private readonly out: Output,
    private readonly total?: number,
    private readonly now: () => number = Date.now
  ) {}

  /** @param tally - its other properties are not told */
  progress(tally: { readonly products: number }): void {
    const progress = progressOf(tally);
    if (this.told !== undefined && this.now() - this.told < BETWEEN) {
      this.untold = progress;
    } else {
      this.writeProgress(progress);
    }
  }

  /** @param made - how many resources were made, or could not be */
  making(resource: string, made: number): void {
    this.write({
      kind: 'progress',
      at: this.now(),
      products: 0,
      counts: { resources: made },
      resource
    });
  }

  pause(pause: Pause): void {
    this.write({
      kind: 'pause',
      at: this.now(),
      until: pause.until,
      text: pauseText(pause, PLAIN)
    });
  }

  /** Ends the lines. */
  report(report: object, exitCode: ExitCode): void {
    if (this.untold) {
      this.writeProgress(this.untold);
    }
    // A report has words only as text, and may be long.
    const head = { kind: 'report', at: this.now(), exitCode };
    this.out.write(
      `${JSON.stringify(head).slice(0, -1)},"report":${reportJson(report)}}\n`
    );
  }

  /** Ends the lines. */
  problem(error: unknown): void {
    const { kind, text, remedy } = asProblem(error, PLAIN);
    this.write({
      kind: 'problem',
      at: this.now(),
      error: kind,
      text,
      ...(remedy && { remedy })
    });
  }

  private writeProgress(progress: Progress): void {
    this.told = this.now();
    this.untold = undefined;
    const total = this.total === undefined ? {} : { total: this.total };
    this.write({ kind: 'progress', at: this.told, ...progress, ...total });
  }

  private write(event: JobEvent): void {
    this.out.write(`${JSON.stringify(event)}\n`);
  }
}

/** A copy: a tally goes on growing. */
function progressOf(tally: { readonly products: number }): Progress {
  const counted = new Map<string, unknown>(Object.entries(tally));
  const counts = COUNTED.flatMap(name => {
    const count = counted.get(name);
    return typeof count === 'number' ? [[name, count] as const] : [];
  });
  return { products: tally.products, counts: Object.fromEntries(counts) };
}
