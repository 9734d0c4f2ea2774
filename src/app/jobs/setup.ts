import { Invalid } from '../../domain/errors';
import type {
  ResourceFinding,
  Resource,
  Provisioning
} from '../../ports/jobs/provisioning';
import { RESOURCES } from '../../ports/jobs/provisioning';

/** What set-up does with one resource. */
export type SetupAction = 'keep' | 'make' | 'leave';

export interface SetupStep {
  readonly resource: Resource;
  readonly action: SetupAction;
  /** What was found there. */
  readonly finding: ResourceFinding;
}

export interface SetupReport {
  readonly dryRun: boolean;
  /** The plan, one step for each resource. A dry run prints it. */
  readonly steps: readonly SetupStep[];
  /** What was found after each resource was made. */
  readonly made: readonly ResourceFinding[];
  /** Resources that are not as they should be and that set-up could not change. */
  readonly forPerson: readonly ResourceFinding[];
}

export interface SetupOptions {
  readonly dryRun?: boolean;
  /** Called before each resource is made. */
  readonly onMake?: (step: SetupStep) => void;
}

/**
 * What to do with each resource that was inspected, in the order of
 * `RESOURCES`. Set-up leaves alone what is unsupported or unknown.
 *
 * @throws Invalid if set-up cannot repair a resource, before anything is made
 */
function planSetup(findings: readonly ResourceFinding[]): readonly SetupStep[] {
  findings.forEach(checkUsable);
  return RESOURCES.flatMap(resource => {
    const finding = findings.find(found => found.resource === resource);
    return finding ? [{ resource, action: actionFor(finding), finding }] : [];
  });
}

/**
 * Sets a dataset up: inspects all resources, then makes those that are missing
 * or different, in order. A second run changes nothing.
 *
 * @throws Invalid if a resource exists but is of another kind; NotSignedIn,
 * NotAllowed or Unreachable if a resource cannot be made
 */
export async function setUp(
  provisioning: Provisioning,
  { dryRun = false, onMake }: SetupOptions = {}
): Promise<SetupReport> {
  const steps = planSetup(await provisioning.inspect());
  const made: ResourceFinding[] = [];
  if (!dryRun) {
    for (const step of steps.filter(({ action }) => action === 'make')) {
      onMake?.(step);
      const finding = await provisioning.make(step.resource);
      checkUsable(finding);
      made.push(finding);
    }
  }
  return {
    dryRun,
    steps,
    made,
    forPerson: [
      ...steps.map(({ finding }) => finding).filter(isUnknown),
      ...made.filter(({ state }) => state !== 'ok' && state !== 'unsupported')
    ]
  };
}

function actionFor({ state }: ResourceFinding): SetupAction {
  switch (state) {
    case 'missing':
    case 'different':
      return 'make';
    case 'ok':
      return 'keep';
    default:
      return 'leave';
  }
}

function isUnknown({ state }: ResourceFinding): boolean {
  return state === 'unknown';
}

function checkUsable({ state, found }: ResourceFinding): void {
  if (state === 'unusable') {
    throw new Invalid('resource-unusable', { found });
  }
}
