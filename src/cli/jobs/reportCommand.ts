import { readRegularFile } from '../../adapters/node/regularFile';
import { mergeReports } from '../../domain/jobs/mergeReports';
import { deeperThan } from '../../domain/reading/deeperThan';
import {
  missingShardsText,
  noShardReportText,
  otherShardsText,
  shardsTwiceText
} from '../../words/jobs/migration';
import { PLAIN } from '../../words/trans';
import { EXIT, exitCode } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import type { Environment } from '../terminal/environment';

/** Bytes of one report. One of a million images that need a person has about 100 MB. */
const MOST_REPORT_BYTES = 256_000_000;

/** Levels of lists and objects in a report. Ours have four. */
const DEEPEST = 50;

/** `report merge <files…>`: the reports of all shards as one. No request is made. */
export async function runReportMerge(
  files: readonly string[],
  { out, err }: Pick<Environment, 'out' | 'err'>
): Promise<ExitCode> {
  const reports: unknown[] = [];
  for (const file of files) {
    const report = await readReport(file);
    if (report === undefined) {
      err.write(`${noShardReportText(file, PLAIN)}\n`);
      return EXIT.wrongUse;
    }
    reports.push(report);
  }
  const merged = mergeReports(reports);
  if (merged === undefined) {
    err.write(`${otherShardsText(PLAIN)}\n`);
    return EXIT.wrongUse;
  }
  const { report, count, missing, twice } = merged;
  if (twice.length > 0) {
    err.write(`${shardsTwiceText(twice, PLAIN)}\n`);
  }
  if (missing.length > 0) {
    err.write(`${missingShardsText(missing, count, PLAIN)}\n`);
  }
  out.write(`${JSON.stringify(report)}\n`);
  const { stopped, forPerson } = report;
  return exitCode(
    stopped === true || missing.length > 0,
    Array.isArray(forPerson) && forPerson.length > 0
  );
}

/** The JSON of a file; undefined if it is none, or nested too deep to go through. */
async function readReport(file: string): Promise<unknown> {
  try {
    const bytes = await readRegularFile(file, MOST_REPORT_BYTES);
    const report = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    return deeperThan(report, DEEPEST) ? undefined : report;
  } catch {
    return undefined;
  }
}
