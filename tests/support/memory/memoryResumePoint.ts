import { readResume } from '../../../src/domain/queue/resume';
import type { Resume } from '../../../src/domain/queue/resume';
import type { ResumePoint } from '../../../src/ports/queue/resumePoint';

/** Resume points in memory, as text. */
export class MemoryResumePoint implements ResumePoint {
  private readonly stored = new Map<string, string>();

  read(connectionKey: string): Promise<Resume | undefined> {
    const text = this.stored.get(connectionKey);
    return Promise.resolve(
      text === undefined ? undefined : readResume(JSON.parse(text))
    );
  }

  write(connectionKey: string, resume: Resume): Promise<void> {
    this.stored.set(connectionKey, JSON.stringify(resume));
    return Promise.resolve();
  }
}
