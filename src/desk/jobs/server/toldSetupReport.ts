import type { SetupReport, SetupStep } from '../../../app/jobs/setup';
import type { ToldSetup } from '../../../domain/jobs/setup/toldSetup';
import { readToldSetup } from '../../../domain/jobs/setup/toldSetup';
import type {
  Resource,
  ResourceFinding
} from '../../../ports/jobs/provisioning';
import { RESOURCES } from '../../../ports/jobs/provisioning';

/** A set-up's report as the server tells it, in its sentences. Undefined for another shape: it is of another version. */
export function toldSetupReport(value: unknown): SetupReport | undefined {
  const told = readToldSetup(value);
  if (told === undefined) {
    return undefined;
  }
  const steps = told.steps.flatMap(stepOf);
  const made = told.made.flatMap(findingOf);
  const forPerson = told.forPerson.flatMap(findingOf);
  return { ...told, steps, made, forPerson };
}

/** Undefined for a name that this page does not know. */
export function resourceNamed(name: string | undefined): Resource | undefined {
  return RESOURCES.find(resource => resource === name);
}

function stepOf({
  part,
  finding,
  ...step
}: ToldSetup['steps'][number]): readonly SetupStep[] {
  const resource = resourceNamed(part);
  return resource === undefined
    ? []
    : findingOf(finding).map(found => ({ ...step, resource, finding: found }));
}

function findingOf({
  part,
  state,
  text: said,
  remedy: todo
}: ToldSetup['made'][number]): readonly ResourceFinding[] {
  const resource = resourceNamed(part);
  return resource === undefined
    ? []
    : [{ resource, state, found: { code: 'told', said, todo } }];
}
