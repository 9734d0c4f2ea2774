/** What the command line ends with; scripts rely on these. */
export const EXIT = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  /** Done, with items that need a person. */
  forPerson: 3
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a job ends with. */
export function exitCode(stopped: boolean, needsPerson: boolean): ExitCode {
  return stopped ? EXIT.failed : needsPerson ? EXIT.forPerson : EXIT.done;
}

/** The same of a report. */
export function exitCodeOf(report: {
  readonly stopped: boolean;
  readonly forPerson: readonly unknown[];
}): ExitCode {
  return exitCode(report.stopped, report.forPerson.length > 0);
}
