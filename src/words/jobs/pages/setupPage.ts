import type { PolicyRole } from '../../../domain/connection/policy/actions';
import type { Trans } from '../../trans';

/** @param where - the bucket and the table */
export function setupLead(where: string, trans: Trans): string {
  return trans.__(
    'Looks at %1 first and changes nothing. Then it shows what is there and what it would make. Nothing that others have configured is changed.',
    where
  );
}

export function setupPlanLead(trans: Trans): string {
  return trans.__(
    'Public access to a bucket that was there before is never changed. A new index is filled by DynamoDB, which takes minutes for a large table.'
  );
}

/** What a page may be unable to ask S3 for, and why. */
export function pageCannotText(trans: Trans): string {
  return trans.__(
    'A browser cannot create a bucket, and cannot use one without a CORS rule. If the bucket could not be checked or made here, run these commands in a terminal, then look again.'
  );
}

export function replacesRulesText(trans: Trans): string {
  return trans.__(
    'The last command replaces the CORS rules of the bucket. If the second one shows rules, add this one to them instead, or run jupyterlab-curation setup, which keeps them.'
  );
}

export function policiesText(trans: Trans): string {
  return trans.__(
    'The least that IAM must allow each role for this bucket, prefix and table.'
  );
}

export function roleText(role: PolicyRole, trans: Trans): string {
  switch (role) {
    case 'curator':
      return trans.__('Curators: the desk');
    case 'upkeep':
      return trans.__('Upkeep: migrate, pack, verify and purge');
    case 'setup':
      return trans.__('Set-up');
  }
}

export function notUsableLead(trans: Trans): string {
  return trans.__(
    'A part is there already and is of another kind, so nothing can be made. Nothing was changed.'
  );
}

export function textNotCopiedText(trans: Trans): string {
  return trans.__(
    'The browser does not allow copying. Select the text and copy it yourself.'
  );
}
