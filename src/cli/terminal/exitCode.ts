/** What the command line ends with; scripts rely on these. */
export const EXIT = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  /** Done, with items that need a person. */
  forPerson: 3
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
