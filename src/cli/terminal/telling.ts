import type { Pauses } from '../../app/jobs/longRun';
import { reportJson } from '../../words/jobs/reportJson';
import type { CountingLine } from './countingLine';
import type { Environment } from './environment';
import { EventLines } from './eventLines';
import type { ExitCode } from './exitCode';
import { pausesToldBy, pausesToldOn } from './pauseLine';

/** For whom a command writes. */
export interface Reader {
  /** A program that reads the report. */
  readonly json: boolean;
  /** A program that watches the run. Standard output is for its events alone. */
  readonly events: boolean;
}

/** How a run tells what it does. */
export interface Telling<Counts> {
  readonly pauses: Pauses;
  progress(counts: Counts): void;
  /** @param text - for a person */
  report(report: object, code: ExitCode, text: () => string): void;
}

/** Whether a person reads standard output. */
export function readByPerson({ json, events }: Reader): boolean {
  return !json && !events;
}

/**
 * @param line - for a person
 * @param total - of the products, for a program that watches
 */
export function telling<Counts extends { readonly products: number }>(
  reader: Reader,
  { out, err }: Environment,
  line?: Pick<CountingLine<Counts>, 'report'>,
  total?: number
): Telling<Counts> {
  if (reader.events) {
    const lines = new EventLines(out, total);
    return {
      pauses: pausesToldBy(pause => lines.pause(pause)),
      progress: counts => lines.progress(counts),
      report: (report, code) => lines.report(report, code)
    };
  }
  return {
    pauses: pausesToldOn(err),
    progress: counts => line?.report(counts),
    report: (report, _code, text) =>
      void out.write(reader.json ? `${reportJson(report)}\n` : text())
  };
}
