import { Invalid } from '../../domain/errors';
import type {
  Finding,
  Part,
  Provisioning
} from '../../ports/jobs/provisioning';
import { PARTS } from '../../ports/jobs/provisioning';

/** What set-up does about one part. */
export type SetupAction = 'keep' | 'make' | 'leave';

export interface SetupStep {
  readonly part: Part;
  readonly action: SetupAction;
  /** What was found there. */
  readonly finding: Finding;
}

export interface SetupReport {
  readonly dryRun: boolean;
  /** The plan, part by part; what a dry run prints. */
  readonly steps: readonly SetupStep[];
  /** What is there after each part that was made. */
  readonly made: readonly Finding[];
  /** Parts that are not as they should be and could not be made so. */
  readonly forPerson: readonly Finding[];
}

export interface SetupOptions {
  readonly dryRun?: boolean;
  /** Is told before each part that is made. */
  readonly onMake?: (step: SetupStep) => void;
}

/**
 * What to do about what was found, in the order of `PARTS`. An unsupported
 * part is done without; one that could not be looked at is left alone.
 *
 * @throws Invalid for a part that set-up cannot mend, before anything is made
 */
export function planSetup(findings: readonly Finding[]): readonly SetupStep[] {
  findings.forEach(checkUsable);
  return PARTS.flatMap(part => {
    const finding = findings.find(found => found.part === part);
    return finding ? [{ part, action: actionFor(finding), finding }] : [];
  });
}

/**
 * Makes a place for a dataset: looks at all parts, then makes what is missing
 * or different, in order. Run again, it changes nothing.
 *
 * @throws Invalid where a part is there but of another kind; NotSignedIn,
 * NotAllowed or Unreachable where a part cannot be made
 */
export async function setUp(
  provisioning: Provisioning,
  { dryRun = false, onMake }: SetupOptions = {}
): Promise<SetupReport> {
  const steps = planSetup(await provisioning.inspect());
  const made: Finding[] = [];
  if (!dryRun) {
    for (const step of steps.filter(({ action }) => action === 'make')) {
      onMake?.(step);
      const finding = await provisioning.make(step.part);
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

function actionFor({ state }: Finding): SetupAction {
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

function isUnknown({ state }: Finding): boolean {
  return state === 'unknown';
}

function checkUsable({ state, text, remedy }: Finding): void {
  if (state === 'unusable') {
    throw new Invalid(text, { remedy });
  }
}
