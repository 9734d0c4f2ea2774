import { isAwsEndpoint } from '../../domain/connection/awsNames';
import type { Connection } from '../../domain/connection/connection';
import type { Excess } from '../../domain/connection/excess';
import type { ResourceFinding } from '../../ports/jobs/provisioning';

/**
 * Whether the page holds more rights than its connection needs. Nothing is said
 * of typed credentials, whose rights are not known here, and of services that
 * have no IAM.
 */
export function rightsFindings(
  { s3Endpoint, dynamodbEndpoint }: Connection,
  typed: boolean,
  excess: Excess | undefined
): readonly ResourceFinding[] {
  const ofAws = [s3Endpoint, dynamodbEndpoint].some(isAwsEndpoint);
  if (typed || !ofAws) {
    return [];
  }
  return [
    excess === undefined
      ? { resource: 'rights', state: 'ok', found: { code: 'rights-narrow' } }
      : {
          resource: 'rights',
          state: 'different',
          found: { code: 'rights-wide', excess }
        }
  ];
}
