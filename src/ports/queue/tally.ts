/** How many products a person completed on a day, with one connection in one browser. Neither method throws. */
export interface Tally {
  /** @param day - in the person's time zone, as `2026-11-22` */
  read(day: string): number;
  /** Counts one more, or one less after a completion was undone; never below 0. */
  add(day: string, by: 1 | -1): void;
}
