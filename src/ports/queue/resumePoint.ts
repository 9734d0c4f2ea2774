import type { Resume } from '../../domain/queue/resume';

/** The place where a person stopped, one a connection. */
export interface ResumePoint {
  /** Undefined where none is stored or it cannot be read. */
  read(connectionKey: string): Promise<Resume | undefined>;
  write(connectionKey: string, resume: Resume): Promise<void>;
}
