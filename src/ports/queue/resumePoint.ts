import type { Resume } from '../../domain/queue/resume';

/** Where a person stopped, for each connection. */
export interface ResumePoint {
  /** Undefined if none is stored, or it cannot be read. */
  read(connectionKey: string): Promise<Resume | undefined>;
  write(connectionKey: string, resume: Resume): Promise<void>;
}
