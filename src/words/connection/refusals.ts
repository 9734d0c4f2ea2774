import type { Trans } from '../trans';

/** What to do about an action that is not allowed. */
export function actionRemedy(
  action: string,
  asked: string,
  trans: Trans
): string {
  const allow = trans.__('Ask an administrator to allow %1.', action);
  if (action.startsWith('kms:')) {
    return trans.__(
      '%1 Encrypted objects take kms:Decrypt to be read, and kms:GenerateDataKey to be written.',
      allow
    );
  }
  // S3 refuses s3:ListBucket if an object that was asked for does not exist.
  if (
    action === 's3:GetObject' ||
    (action === 's3:ListBucket' && asked !== action)
  ) {
    return trans.__(
      '%1 Without s3:ListBucket, S3 gives the same answer for an object that is missing.',
      allow
    );
  }
  return action === 's3:ListBucket'
    ? trans.__(
        '%1 If the policy allows only a prefix, the connection needs the same prefix.',
        allow
      )
    : allow;
}

/** A service's code, with its message if it has one. */
export function codeAndMessage({
  reason,
  said
}: {
  readonly reason: string;
  readonly said: string;
}): string {
  return said === '' ? reason : `${reason}: ${said}`;
}
