import { CurationError, Invalid, NotSignedIn } from '../../domain/errors';
import type {
  ResourceFinding,
  Resource,
  Provisioning
} from '../../ports/jobs/provisioning';
import { RESOURCES } from '../../ports/jobs/provisioning';

/**
 * What set-up does with one resource. `offer`: it is not as it should be, and a
 * change might break what others do with it, so that a person has to ask for it.
 */
export type SetupAction = 'keep' | 'make' | 'offer' | 'leave';

/**
 * What becomes of a resource, or would in a dry run. `reported`: set-up only
 * looks at it. `failed`: it could not be made.
 */
export type SetupEffect = 'created' | 'changed' | 'reported' | 'failed';

export interface SetupStep {
  readonly resource: Resource;
  readonly action: SetupAction;
  readonly effect: SetupEffect;
  /** What was found there. */
  readonly finding: ResourceFinding;
}

export interface SetupReport {
  readonly dryRun: boolean;
  /** It was stopped before it had made everything. */
  readonly stopped: boolean;
  /** The plan, one step for each resource. A dry run prints it. */
  readonly steps: readonly SetupStep[];
  /** What was found after each resource was made, or why it could not be. */
  readonly made: readonly ResourceFinding[];
  /** Resources that are not as they should be and that set-up could not change. */
  readonly forPerson: readonly ResourceFinding[];
}

export interface SetupOptions {
  readonly dryRun?: boolean;
  /** Blocks public access also to a bucket that was there before. Default: only to one that this set-up creates. */
  readonly blockPublicAccess?: boolean;
  /** Protects also a table that was there before, as the provisioning was told to. Default: only one that this set-up creates. */
  readonly protectTable?: boolean;
  /** Makes nothing but these, such as what a person has seen in a plan. Default: whatever is to be made. */
  readonly only?: readonly Resource[];
  /** Called before each resource is made. */
  readonly onMake?: (step: SetupStep) => void;
  /** Begins no further resource. The one that is being made is finished. */
  readonly signal?: AbortSignal;
  /** Reports a resource of another kind in the plan of a dry run, for a person who looks at it. Default: throws. */
  readonly listUnusable?: boolean;
}

/**
 * What to do with each resource that was inspected, in the order of
 * `RESOURCES`. Set-up leaves alone what is unsupported or unknown. A bucket that
 * was there before may serve its objects to the public on purpose, and who made
 * a table pays for its backups and may want to delete it.
 */
function planSetup(
  findings: readonly ResourceFinding[],
  asked: Pick<SetupOptions, 'blockPublicAccess' | 'protectTable' | 'only'>
): readonly SetupStep[] {
  const isNew = (resource: Resource): boolean =>
    findings.some(
      found => found.resource === resource && found.state === 'missing'
    );
  /** Resources that set-up makes only for what it creates, or on request. */
  const offered = new Map<Resource, boolean | undefined>([
    ['public-access-block', isNew('bucket') || asked.blockPublicAccess],
    ['table-protection', isNew('table') || asked.protectTable]
  ]);
  const mayMake = (resource: Resource): boolean =>
    (asked.only?.includes(resource) ?? true) &&
    (!offered.has(resource) || offered.get(resource) === true);
  return RESOURCES.flatMap(resource => {
    const finding = findings.find(found => found.resource === resource);
    if (!finding) {
      return [];
    }
    const possible = actionFor(finding);
    const action: SetupAction =
      possible === 'make' && !mayMake(resource) ? 'offer' : possible;
    return [{ resource, action, effect: effectOf(action, finding), finding }];
  });
}

function effectOf(
  action: SetupAction,
  { state }: ResourceFinding
): SetupEffect {
  return action !== 'make'
    ? 'reported'
    : state === 'missing'
      ? 'created'
      : 'changed';
}

/**
 * Sets a dataset up: inspects all resources, then makes those that are missing
 * or different, in order. A second run changes nothing. A resource that cannot
 * be made does not keep the others from being made, and is for a person.
 *
 * @throws Invalid if a resource exists but is of another kind; NotSignedIn or
 * Unreachable if nothing can be inspected, or nobody is signed in
 */
export async function setUp(
  provisioning: Provisioning,
  {
    dryRun = false,
    onMake,
    signal,
    listUnusable = false,
    ...asked
  }: SetupOptions = {}
): Promise<SetupReport> {
  const findings = await provisioning.inspect();
  if (!(dryRun && listUnusable)) {
    findings.forEach(checkUsable);
  }
  const steps = planSetup(findings, asked);
  const made: ResourceFinding[] = [];
  const makes = steps.filter(({ action }) => action === 'make');
  if (!dryRun) {
    for (const step of makes) {
      if (signal?.aborted) {
        break;
      }
      onMake?.(step);
      made.push(await makeOne(provisioning, step.resource));
    }
  }
  return {
    dryRun,
    stopped: !dryRun && signal?.aborted === true && made.length < makes.length,
    steps: steps.map(step => withOutcome(step, made, dryRun)),
    made,
    forPerson: [
      ...steps.map(({ finding }) => finding).filter(isForPerson),
      ...made.filter(({ state }) => state !== 'ok' && state !== 'unsupported')
    ]
  };
}

/** The step with what became of it. */
function withOutcome(
  step: SetupStep,
  made: readonly ResourceFinding[],
  dryRun: boolean
): SetupStep {
  const after = made.find(({ resource }) => resource === step.resource);
  if (!dryRun && step.action === 'make' && after === undefined) {
    // It was stopped before.
    return { ...step, effect: 'failed' };
  }
  const failed =
    after &&
    after.state !== 'ok' &&
    after.found.code !== 'lifecycle-without-archive';
  return failed
    ? { ...step, effect: after.state === 'unsupported' ? 'reported' : 'failed' }
    : step;
}

async function makeOne(
  provisioning: Provisioning,
  resource: Resource
): Promise<ResourceFinding> {
  try {
    return await provisioning.make(resource);
  } catch (error) {
    if (!(error instanceof CurationError) || error instanceof NotSignedIn) {
      throw error;
    }
    return { resource, state: 'unknown', found: { code: 'failed', error } };
  }
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

function isForPerson({ state }: ResourceFinding): boolean {
  return state === 'unknown' || state === 'unusable';
}

function checkUsable({ state, found }: ResourceFinding): void {
  if (state === 'unusable') {
    throw new Invalid('resource-unusable', { found });
  }
}
