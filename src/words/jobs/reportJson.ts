import type { Reason } from '../../domain/jobs/reason';
import type { Finding } from '../../domain/jobs/verify/finding';
import type { ResourceFinding } from '../../ports/jobs/provisioning';
import { PLAIN } from '../trans';
import { findingText } from './findings';
import { reasonText } from './reasons';
import { setupSentence } from './setup';

/** What of a report has words; everything else is written as it is. */
interface Told {
  readonly detail?: Finding['detail'];
  readonly maybeMissing?: boolean;
  readonly why?: Reason | readonly Reason[];
  readonly reason?: Reason;
  readonly found?: ResourceFinding['found'];
  readonly resource?: ResourceFinding['resource'];
}

/**
 * The report of a job as JSON for programs: each code with its facts becomes
 * an English text, whatever language the person has.
 *
 * @param indent - spaces; none for one line
 */
export function reportJson(report: object, indent?: number): string {
  return JSON.stringify(report, plainly, indent);
}

function plainly(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const { detail, maybeMissing, why, reason, found, resource, ...rest } =
    value as Told;
  return {
    // Programs know it by this name.
    ...(resource && { part: resource }),
    ...rest,
    ...(detail && { text: findingText({ detail, maybeMissing }, PLAIN) }),
    ...(why && { text: reasonText(why, PLAIN) }),
    ...(reason && { reason: reasonText(reason, PLAIN) }),
    ...(found && setupSentence({ ...(rest as ResourceFinding), found }, PLAIN))
  };
}
