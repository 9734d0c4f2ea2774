import { InvalidArgumentError } from 'commander';

import type { Connection } from '../../domain/connection/connection';
import type { PolicyRole } from '../../domain/connection/policy/actions';
import { ROLES } from '../../domain/connection/policy/actions';
import {
  assumeRolePolicy,
  isArnOf,
  policyFor
} from '../../domain/connection/policy/policy';
import type { Environment } from '../terminal/environment';
import { EXIT } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';

export interface PolicyCommandOptions {
  readonly for: PolicyRole;
  readonly account?: string;
  readonly kmsKey?: string;
  readonly assumeRole?: string;
}

/** `policy`: an IAM policy for a dataset. It makes no request. */
export async function runPolicy(
  connection: Connection,
  { for: role, account, kmsKey, assumeRole }: PolicyCommandOptions,
  { out }: Pick<Environment, 'out'>
): Promise<ExitCode> {
  const policy =
    assumeRole === undefined
      ? policyFor({ ...connection, role, account, kmsKey })
      : assumeRolePolicy(assumeRole);
  out.write(`${JSON.stringify(policy, undefined, 2)}\n`);
  return EXIT.done;
}

export function readRoleOption(text: string): PolicyRole {
  const role = ROLES.find(one => one === text);
  if (role === undefined) {
    throw new InvalidArgumentError(`Give one of ${ROLES.join(', ')}`);
  }
  return role;
}

export function readAccountOption(text: string): string {
  if (!/^\d{12}$/.test(text)) {
    throw new InvalidArgumentError('An account has 12 digits');
  }
  return text;
}

export function readKmsOption(text: string): string {
  return checked('kms', text, 'arn:aws:kms:REGION:ACCOUNT:key/ID');
}

export function readAssumedOption(text: string): string {
  return checked('iam', text, 'arn:aws:iam::ACCOUNT:role/NAME');
}

function checked(service: 'iam' | 'kms', arn: string, example: string): string {
  if (!isArnOf(service, arn)) {
    throw new InvalidArgumentError(`Give an ARN, as in ${example}`);
  }
  return arn;
}
