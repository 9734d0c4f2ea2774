import type { MigrationReport } from '../../app/jobs/migrate/migrateReport';
import type { JobPhase } from '../../domain/jobs/list/jobPhase';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobStatus } from './jobStatus';
import type { MigrateStep } from './migrateSteps';

/** How a migration of the page stands. */
export function migrateStatus(
  step: MigrateStep,
  problemOf: (error: unknown) => Problem
): JobStatus | null {
  switch (step.kind) {
    case 'asking':
      return null;
    case 'looking':
      return {
        phase: 'running',
        stopping: step.stopping,
        count: { what: 'products', done: step.progress.products }
      };
    case 'shown':
      return {
        phase: step.report.stopped
          ? 'stopped'
          : hasWork(step.report)
            ? 'asking'
            : phaseOf(step.report),
        report: step.report
      };
    case 'sending':
      return {
        phase: step.pause ? 'waiting' : 'running',
        ...(step.pause &&
          'error' in step.pause && {
            until: step.pause.until,
            problem: problemOf(step.pause.error)
          }),
        stopping: step.stopping,
        pace: step.pace,
        count: {
          what: 'products',
          done: step.progress.products,
          total: step.total
        }
      };
    case 'sent':
      return { phase: phaseOf(step.report), report: step.report };
    case 'failed':
      return { phase: 'failed', problem: step.problem };
  }
}

/** Whether a run would write anything. */
export function hasWork(report: MigrationReport): boolean {
  const { created, added, exchanged, replaced } = report;
  return created + added.length + exchanged.length + replaced.length > 0;
}

function phaseOf({ stopped, forPerson }: MigrationReport): JobPhase {
  return endPhase(stopped, forPerson.length > 0);
}
