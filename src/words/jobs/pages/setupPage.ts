import type { PolicyRole } from '../../../domain/connection/policy/actions';
import type { Problem } from '../../errors';
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

/** Of a plan that the Jupyter server carries out. */
export function serverMakesText(trans: Trans): string {
  return trans.__(
    'The Jupyter server makes these parts with its own credentials. A new CORS rule lets in the pages of this JupyterLab; origins that may use the bucket already stay.'
  );
}

/** While the Jupyter server does it. */
export function besideText(trans: Trans): string {
  return trans.__(
    'It runs on the Jupyter server, and goes on if you close JupyterLab. If the server ends, what was made stays, and another look shows the rest.'
  );
}

/** What the Jupyter server is for. */
export function onServerText(trans: Trans): string {
  return trans.__(
    'The server can create the bucket and its CORS rule. A browser cannot.'
  );
}

/** Why the page does it and not the Jupyter server. */
export function hereText({ text }: Problem, trans: Trans): string {
  return trans.__(
    'The Jupyter server cannot do it, so this page does what a browser can. %1',
    text
  );
}

/** Of a set-up whose server ended before it did. */
export function setupEndedProblem(trans: Trans): Problem {
  return {
    kind: 'Unexpected',
    text: trans.__('The Jupyter server ended before the set-up did.'),
    remedy: trans.__('Look again: only what is still missing is made.')
  };
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
