/** How many lines of a report are stored. Further lines are only counted. */
const MAX_LINES = 100_000;

/** The numbers and lines of a job's report while it grows. */
export abstract class ReportTally<Progress> {
  /** Products that the job has finished. */
  products = 0;
  /** Lines that are counted and not stored. */
  leftOut = 0;

  constructor(private readonly onProgress?: (at: Progress) => void) {}

  productsDone(count = 1): void {
    this.products += count;
    this.tell();
  }

  protected abstract get progress(): Progress;

  protected tell(): void {
    this.onProgress?.(this.progress);
  }

  protected addLines<Line>(lines: Line[], added: readonly Line[]): void {
    added.forEach(line => this.addLine(lines, line));
  }

  protected addLine<Line>(lines: Line[], line: Line): void {
    if (lines.length < MAX_LINES) {
      lines.push(line);
    } else {
      this.leftOut++;
    }
  }
}
