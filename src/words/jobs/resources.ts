import type { Excess } from '../../domain/connection/excess';
import type { FoundFacts } from '../../domain/foundResource';
import type { Sentence, Words } from '../sentence';
import type { Trans } from '../trans';

/** What set-up found of each resource; `src/words/errors.ts` tells what failed. */
export const resourceWords: Words<Omit<FoundFacts, 'failed'>, Sentence> = {
  'bucket-ready': (trans, { bucket, region }) => ({
    text: trans.__('The bucket %1 is in %2.', bucket, region)
  }),
  'bucket-missing': (trans, { bucket, region }) => ({
    text: trans.__('There is no bucket %1 in %2.', bucket, region),
    remedy: runSetupRemedy(trans)
  }),
  'bucket-elsewhere': (trans, { bucket, region, found }) =>
    found === undefined
      ? {
          text: trans.__(
            'The bucket %1 is in another region, not in %2.',
            bucket,
            region
          ),
          remedy: trans.__("Correct the connection's bucket region.")
        }
      : {
          text: trans.__(
            'The bucket %1 is in %2, not in %3.',
            bucket,
            found,
            region
          ),
          remedy: trans.__("Set the connection's bucket region to %1.", found)
        },
  'bucket-taken': (trans, { bucket, said }) => ({
    text: trans.__(
      'A bucket of another account has the name %1: %2',
      bucket,
      said
    ),
    remedy: trans.__('Choose another name in the connection.')
  }),
  'bucket-refused': (trans, { bucket }) => ({
    text: trans.__(
      'These credentials do not allow s3:ListBucket on the bucket %1, which may belong to another account.',
      bucket
    ),
    remedy: trans.__(
      'If it is yours, ask an administrator to allow s3:ListBucket. If the policy allows only a prefix, the connection needs the same prefix. If it is not yours, choose another name in the connection.'
    )
  }),
  'access-blocked': (trans, { bucket }) => ({
    text: trans.__('Public access to %1 is blocked.', bucket)
  }),
  'access-half-blocked': (trans, { bucket }) => ({
    text: trans.__('Public access to %1 is only partly blocked.', bucket),
    remedy: blockRemedy(trans)
  }),
  'access-open': (trans, { bucket }) => ({
    text: trans.__('Public access to %1 is not blocked.', bucket),
    remedy: blockRemedy(trans)
  }),
  'cors-ready': (trans, { bucket }) => ({
    text: trans.__('Browsers may use the bucket %1.', bucket)
  }),
  'cors-missing': (trans, { bucket }) => ({
    text: trans.__(
      'The bucket %1 lacks the CORS rule that lets browsers read it.',
      bucket
    ),
    remedy: runSetupRemedy(trans)
  }),
  'cors-different': (trans, { bucket, rule }) => ({
    text: trans.__(
      'The CORS rule %1 of the bucket %2 is not as it should be.',
      rule,
      bucket
    ),
    remedy: runSetupRemedy(trans)
  }),
  'lifecycle-ready': (trans, { bucket }) => ({
    text: trans.__('The bucket %1 has the lifecycle rules.', bucket)
  }),
  'lifecycle-missing': (trans, { bucket }) => ({
    text: trans.__('The bucket %1 lacks lifecycle rules.', bucket),
    remedy: runSetupRemedy(trans)
  }),
  'lifecycle-different': (trans, { bucket }) => ({
    text: trans.__(
      'The lifecycle rules of the bucket %1 are not as they should be.',
      bucket
    ),
    remedy: runSetupRemedy(trans)
  }),
  'lifecycle-without-archive': (trans, { bucket }) => ({
    text: trans.__(
      'The bucket %1 has the rule for unfinished uploads. Its engine has no archive tier.',
      bucket
    )
  }),
  'table-ready': (trans, { table }) => ({
    text: trans.__('The table %1 has the right key.', table)
  }),
  'table-missing': (trans, { table }) => ({
    text: trans.__('There is no table %1.', table),
    remedy: runSetupRemedy(trans)
  }),
  'table-foreign': (trans, { table }) => ({
    text: trans.__(
      'The products of %1 have the shape of another program: their status is in curation_status, not in current_status.',
      table
    ),
    remedy: trans.__(
      'You can look at them. Nothing in the table is counted, changed or repaired.'
    )
  }),
  'table-key-different': (trans, { table, key, wanted }) => ({
    text: trans.__(
      'The table %1 has the key %2. It should have %3.',
      table,
      key,
      wanted
    ),
    remedy: trans.__(
      'A key cannot be changed. Choose another table in the connection.'
    )
  }),
  'table-being-made': (trans, { table }) => ({
    text: trans.__('The table %1 is being made.', table),
    remedy: trans.__('Wait a minute.')
  }),
  'table-being-deleted': (trans, { table }) => ({
    text: trans.__('The table %1 is being deleted.', table),
    remedy: trans.__('Wait until it is gone, then run the set-up.')
  }),
  protection: protectionText,
  'protection-incomplete': (trans, facts) => ({
    ...protectionText(trans, facts),
    remedy: trans.__('To protect it, give setup --protect-table.')
  }),
  'index-ready': (trans, { index, key }) => ({
    text: trans.__('The index %1 has the key %2.', index, key)
  }),
  'index-missing': (trans, { table, index }) => ({
    text: trans.__('The table %1 has no index %2.', table, index),
    remedy: runSetupRemedy(trans)
  }),
  'index-being-built': (trans, { table, index }) => ({
    text: trans.__(
      'The index %1 of the table %2 is being built.',
      index,
      table
    ),
    remedy: trans.__('Wait. For a large table this takes a while.')
  }),
  'index-key-different': (trans, { table, index, key, wanted }) => ({
    text: trans.__(
      'The index %1 of the table %2 has the key %3. It should have %4.',
      index,
      table,
      key,
      wanted
    ),
    remedy: remakeIndex(trans)
  }),
  'index-incomplete': (trans, { table, index, projection }) => ({
    text:
      projection === undefined
        ? trans.__(
            'The index %1 of the table %2 has only some attributes. It should have ALL.',
            index,
            table
          )
        : trans.__(
            'The index %1 of the table %2 has only %3. It should have ALL.',
            index,
            table,
            projection
          ),
    remedy: remakeIndex(trans)
  }),
  'categories-ready': (trans, { table, count }) => ({
    text: trans._n(
      'The table %2 lists %1 category.',
      'The table %2 lists %1 categories.',
      count,
      table
    )
  }),
  'tags-ready': (trans, { bucket }) => ({
    text: trans.__('The bucket %1 has object tags.', bucket)
  }),
  'tags-unsupported': (trans, { bucket }) => ({
    text: trans.__(
      'The bucket %1 has no object tags. Products are completed without them.',
      bucket
    )
  }),
  'copies-ready': (trans, { bucket }) => ({
    text: trans.__('Copies in the bucket %1 never overwrite an object.', bucket)
  }),
  'copies-checked': (trans, { bucket }) => ({
    text: trans.__(
      'The bucket %1 may ignore the condition of a copy. Before each copy, the desk checks that its name is free.',
      bucket
    )
  }),
  'rights-narrow': trans => ({
    text: trans.__(
      'The credentials of this page are good for this bucket and this table only.'
    )
  }),
  'rights-wide': (trans, { excess }) => ({
    text: excessText(excess, trans),
    remedy:
      excess === 'role'
        ? trans.__(
            'An administrator removes c.Curation.session_policy = "none" from the configuration of the server.'
          )
        : trans.__(
            'An administrator sets c.Curation.role_arn to a role for the desk. The server then narrows it to the connection.'
          )
  }),
  told: (_trans, { said, todo }) => ({
    text: said,
    ...(todo !== undefined && { remedy: todo })
  }),
  'categories-missing': (trans, { table }) => ({
    text: trans.__('The table %1 has no list of categories.', table),
    remedy: runSetupRemedy(trans)
  })
};

/** What to do about a resource that set-up can make. */
export function runSetupRemedy(trans: Trans): string {
  return trans.__('Run the set-up: jupyterlab-curation setup.');
}

function excessText(excess: Excess, trans: Trans): string {
  switch (excess) {
    case 'user':
      return trans.__(
        'This page holds all rights of the IAM user of the Jupyter server.'
      );
    case 'temporary':
      return trans.__(
        'This page holds all rights of the credentials that the Jupyter server has.'
      );
    case 'machine':
      return trans.__(
        'This page holds all rights of the machine that the Jupyter server runs on.'
      );
    case 'role':
      return trans.__(
        'This page holds all rights of the role of the Jupyter server.'
      );
  }
}

function protectionText(
  trans: Trans,
  { table, deletion, recovery }: FoundFacts['protection']
): Sentence {
  return {
    text: [
      deletion
        ? trans.__('The table %1 is protected from being deleted.', table)
        : trans.__('The table %1 is not protected from being deleted.', table),
      recovery
        ? trans.__('It has point-in-time recovery.')
        : trans.__('It has no point-in-time recovery.')
    ].join(' ')
  };
}

function remakeIndex(trans: Trans): string {
  return trans.__(
    'An index cannot be changed. Delete it, then run the set-up.'
  );
}

function blockRemedy(trans: Trans): string {
  return trans.__(
    'If nobody reads these objects without credentials, block it: setup --block-public-access.'
  );
}
