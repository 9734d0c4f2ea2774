import type { ErrorFacts } from '../../src/domain/errorFacts';
import type { ResourceFinding } from '../../src/ports/jobs/provisioning';
import { asProblem } from '../../src/words/errors';
import { reportJson } from '../../src/words/jobs/reportJson';
import { setupSentence } from '../../src/words/jobs/setup';
import { PLAIN } from '../../src/words/trans';

/** What a person is told about an error, in English: its text, then what to do. */
export function english(error: unknown): string {
  const { text, remedy } = asProblem(error, PLAIN);
  return remedy === undefined ? text : `${text} ${remedy}`;
}

/** The same of what is thrown by a call, or by what a promise waits for; empty if nothing is. */
export function thrownText(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return english(error);
  }
}

export async function rejectionText(
  promise: Promise<unknown>
): Promise<string> {
  return promise.then(() => '', english);
}

/** What was found of a resource, then what to do about it. */
export function setupText(finding: ResourceFinding): string {
  const { text, remedy } = setupSentence(finding, PLAIN);
  return remedy === undefined ? text : `${text} ${remedy}`;
}

/** The code and facts of an error whose text a test chooses itself. */
export function saying(
  said: string,
  remedy?: string
): ['server-error', ErrorFacts['server-error']] {
  return ['server-error', { said, remedy }];
}

interface PlainLine {
  readonly text: string;
  readonly reason: string;
  readonly path?: string;
  readonly productId?: string;
  readonly mainCategory?: string;
  readonly subCategory?: number;
  readonly kind?: string;
  readonly repairable?: boolean;
}

/** The report of a job as `--json` prints it, with its texts. */
export function plainReport(
  report: object
): Readonly<Record<string, readonly PlainLine[]>> {
  return JSON.parse(reportJson(report)) as Record<string, PlainLine[]>;
}
