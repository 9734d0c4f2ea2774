import type { ResourceFinding } from '../../ports/jobs/provisioning';
import type { Provisioning } from '../../ports/jobs/provisioning';
import type { Problem } from '../../words/errors';
import { asProblem } from '../../words/errors';
import { setupSentence } from '../../words/jobs/setup';
import type { Trans } from '../../words/trans';

/** What is missing or wrong in the table and the bucket; the rest works. */
export async function connectionProblems(
  provisioning: Pick<Provisioning, 'inspect'>,
  trans: Trans
): Promise<readonly Problem[]> {
  try {
    const findings = await provisioning.inspect([
      'bucket',
      'table',
      'status-index',
      'category-status-index',
      // Known before the first completion. AWS is not asked.
      'object-tags'
    ]);
    const problems = findings
      .filter(isProblem)
      .map(finding => findingAsProblem(finding, trans));
    // A service that does not answer is said once, whatever was asked of it.
    return problems.filter(
      ({ text }, at) => problems.findIndex(one => one.text === text) === at
    );
  } catch (error) {
    return [asProblem(error, trans)];
  }
}

/** A resource that the person may not inspect is no problem; one that does not answer is. */
function isProblem({ state, unreachable = false }: ResourceFinding): boolean {
  return (
    state === 'missing' ||
    state === 'different' ||
    state === 'unusable' ||
    unreachable
  );
}

function findingAsProblem(finding: ResourceFinding, trans: Trans): Problem {
  const kind = finding.state === 'missing' ? 'NotFound' : 'Invalid';
  return {
    kind: finding.unreachable ? 'Unreachable' : kind,
    ...setupSentence(finding, trans)
  };
}
