import type { BucketKindProblem } from '../../domain/connection/awsNames';
import type {
  ConnectionFieldProblem,
  ConnectionText
} from '../../domain/connection/connectionFields';
import type { Trans } from '../trans';

/** What is wrong with a field of a connection, beside the field. */
export function connectionFieldText(
  problem: ConnectionFieldProblem,
  trans: Trans
): string {
  switch (problem) {
    case 'empty':
      return trans.__('This field is needed.');
    case 'name-taken':
      return trans.__('Another connection has this name.');
    case 'not-a-region':
      return trans.__('A region looks like ap-northeast-2.');
    case 'not-an-endpoint':
      return trans.__('An endpoint starts with http:// or https://.');
    case 'not-a-prefix':
      return trans.__('This cannot be the beginning of a key.');
    case 'bucket-arn':
    case 'bucket-access-point':
    case 'bucket-directory':
      return bucketKindText(problem, trans);
    case 'bucket-length':
      return trans.__("A bucket's name has 3 to 63 characters.");
    case 'bucket-characters':
      return trans.__(
        "A bucket's name has lower-case letters, digits, dots and hyphens only."
      );
    case 'bucket-ends':
      return trans.__(
        "A bucket's name begins and ends with a letter or a digit."
      );
    case 'bucket-dots':
      return trans.__("A bucket's name has no two dots in a row.");
    case 'bucket-address':
      return trans.__("A bucket's name does not look like an IP address.");
    case 'bucket-reserved':
      return trans.__('S3 keeps names with this beginning or end for itself.');
    case 'table-arn':
      return tableArnText(trans);
    case 'table-characters':
      return trans.__(
        "A table's name has letters of English, digits, dots, hyphens and underscores only."
      );
  }
}

/** What a field is for, if its label does not say it. */
export function connectionFieldHint(
  field: ConnectionText,
  trans: Trans
): string | undefined {
  switch (field) {
    case 'tableRegion':
      return trans.__("The bucket's region if it is empty.");
    case 'prefix':
      return trans.__(
        'A path before all keys, if the data is not at the top of the bucket.'
      );
    case 'person':
      return trans.__('Your name in completed_by, if no hub names you.');
    case 'profile':
      return trans.__("A profile in the server's AWS configuration.");
    default:
      return undefined;
  }
}

/** That a connection never has credentials in it. */
export function noSecretsText(trans: Trans): string {
  return trans.__(
    'A connection has no secrets in it. Credentials come from the Jupyter server, or you type them for one page.'
  );
}

/** Why an ARN cannot be used as the name of a table. */
export function tableArnText(trans: Trans): string {
  return trans.__(
    'This is an ARN. Enter the name of the table itself, and its region.'
  );
}

/** Why a name of AWS cannot be used as that of a bucket. */
export function bucketKindText(
  problem: BucketKindProblem,
  trans: Trans
): string {
  switch (problem) {
    case 'bucket-arn':
      return trans.__('This is an ARN. Enter the name of the bucket itself.');
    case 'bucket-access-point':
      return trans.__(
        'This is an access point. Enter the name of the bucket itself.'
      );
    case 'bucket-directory':
      return trans.__(
        'This is a directory bucket (S3 Express), which has no tags and no listing in order. Use a general purpose bucket.'
      );
  }
}
