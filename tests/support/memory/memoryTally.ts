import type { Tally } from '../../../src/ports/queue/tally';

export class MemoryTally implements Tally {
  private readonly _days = new Map<string, number>();

  read(day: string): number {
    return this._days.get(day) ?? 0;
  }

  add(day: string, by: 1 | -1): void {
    this._days.set(day, Math.max(0, this.read(day) + by));
  }
}
