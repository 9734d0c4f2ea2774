/** @jest-environment node */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { PolicyRole } from '../../../../src/domain/connection/policy/actions';
import {
  POLICY_ACTIONS,
  ROLES
} from '../../../../src/domain/connection/policy/actions';
import { bucketArn } from '../../../../src/domain/connection/policy/arn';
import {
  assumeRolePolicy,
  isArnOf,
  policyFor
} from '../../../../src/domain/connection/policy/policy';
import type { PolicyWish } from '../../../../src/domain/connection/policy/policy';

const WISH: PolicyWish = {
  role: 'curator',
  bucket: 'my-bucket',
  bucketRegion: 'ap-northeast-2',
  table: 'ProductAssets',
  tableRegion: 'ap-northeast-2',
  prefix: ''
};

function actionsFor(role: PolicyRole): string[] {
  return policyFor({ ...WISH, role }).Statement.flatMap(({ Action }) => Action);
}

/** The actions that the adapters name for their requests. */
function actionsSent(folder = 'src/adapters/aws'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory()
      ? actionsSent(full)
      : (
          readFileSync(full, 'utf8').match(/'(s3|dynamodb|sts|kms):\w+'/g) ?? []
        ).map(action => action.slice(1, -1));
  });
}

describe('the actions of IAM', () => {
  it('are those that the server narrows a role to', () => {
    const { actions, partitions } = JSON.parse(
      readFileSync('jupyterlab_curation/routes/desk_actions.json', 'utf8')
    ) as { actions: unknown; partitions: readonly [string, string][] };

    expect(actions).toEqual(
      POLICY_ACTIONS.map(one => ({
        action: one.action,
        on: one.on,
        for: [...one.for]
      }))
    );
    for (const [start, partition] of partitions) {
      expect(bucketArn(`${start}1`, 'b')).toBe(`arn:${partition}:s3:::b`);
    }
    expect(partitions).toHaveLength(7);
  });

  it('are those of the requests that are sent, and no others', () => {
    const known = POLICY_ACTIONS.filter(({ within }) => within === undefined);

    expect([...new Set(actionsSent())].sort()).toEqual(
      known.map(({ action }) => action).sort()
    );
  });

  it('that IAM checks within a request name one that is sent', () => {
    const sent = actionsSent();
    for (const { within } of POLICY_ACTIONS) {
      if (within !== undefined) {
        expect(sent).toContain(within);
      }
    }
  });

  it.each([
    [
      'curator',
      [
        's3:ListBucket',
        's3:GetObject',
        's3:PutObject',
        's3:GetObjectTagging',
        's3:PutObjectTagging',
        's3:DeleteObjectTagging',
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'dynamodb:PutItem',
        'dynamodb:ConditionCheckItem'
      ]
    ]
  ] as const)('of a %s are the documented ones', (role, actions) => {
    expect(actionsFor(role).sort()).toEqual([...actions].sort());
  });

  it('delete objects for upkeep only, and change the bucket for set-up only', () => {
    for (const role of ROLES) {
      const all = actionsFor(role).join(' ');
      expect(/s3:Delete(Object|ObjectVersion)\b/.test(all)).toBe(
        role === 'upkeep'
      );
      expect(
        /s3:(Create|Put)Bucket|s3:PutLifecycle|(Create|Update)Table/.test(all)
      ).toBe(role === 'setup');
    }
  });
});

describe('a policy', () => {
  it('is limited to the prefix', () => {
    const { Statement } = policyFor({ ...WISH, prefix: 'shop/' });
    const of = (action: string) =>
      Statement.filter(({ Action }) => Action.includes(action));

    expect(of('s3:ListBucket')).toMatchObject([
      { Condition: { StringLike: { 's3:prefix': 'shop/*' } } }
    ]);
    expect(of('s3:GetObject')).toMatchObject([
      { Resource: 'arn:aws:s3:::my-bucket/shop/*' }
    ]);
    expect(JSON.stringify(Statement)).not.toContain('my-bucket/*');
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-west-1', 'aws']
  ])('of %s is in the partition %s', (region, partition) => {
    const text = JSON.stringify(
      policyFor({
        ...WISH,
        bucketRegion: region,
        tableRegion: '',
        account: '111122223333'
      })
    );

    expect(text).toContain(`arn:${partition}:s3:::my-bucket`);
    expect(text).toContain(
      `arn:${partition}:dynamodb:${region}:111122223333:table/ProductAssets`
    );
  });

  it('has the KMS key, for those who read and write objects', () => {
    const kmsKey = 'arn:aws:kms:eu-west-1:111122223333:key/1234';
    const statement = {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: kmsKey
    };
    const of = (role: PolicyRole) =>
      policyFor({ ...WISH, role, kmsKey }).Statement;

    expect(of('curator')).toContainEqual(statement);
    expect(of('upkeep')).toContainEqual(statement);
    expect(of('setup')).not.toContainEqual(statement);
  });
});

it('tells ARNs of roles and keys from others', () => {
  expect(isArnOf('iam', 'arn:aws-cn:iam::111122223333:role/path/desk')).toBe(
    true
  );
  expect(isArnOf('iam', 'arn:aws:iam::111122223333:user/kim')).toBe(false);
  expect(isArnOf('kms', 'arn:aws:kms:eu-west-1:111122223333:alias/x')).toBe(
    false
  );
});

describe('docs/iam.md', () => {
  const page = readFileSync('docs/iam.md', 'utf8');
  const blocks = [...page.matchAll(/```json\n([^]*?)```/g)].map(
    ([, text]): unknown => JSON.parse(text)
  );

  it.each(ROLES.map((role, index) => [role, index] as const))(
    'shows what the command prints for %s',
    (role, index) => {
      expect(blocks[index]).toEqual(policyFor({ ...WISH, role }));
    }
  );

  it('shows what the Jupyter server needs', () => {
    expect(blocks[ROLES.length]).toEqual(
      assumeRolePolicy('arn:aws:iam::111122223333:role/desk')
    );
  });
});

it('takes a wildcard or a variable in a prefix for characters', () => {
  const policy = policyFor({ ...WISH, prefix: 'a*/${aws:username}?/' });
  const text = JSON.stringify(policy);

  expect(text).toContain('my-bucket/a${*}/${$}{aws:username}${?}/*"');
  expect(text).toContain('"s3:prefix":"a${*}/${$}{aws:username}${?}/*"');
});

it("a connection whose names are patterns gets no policy for other people's buckets and tables", () => {
  const hostile = {
    ...WISH,
    bucket: '*',
    bucketRegion: 'us-east-?',
    table: '${aws:username}*',
    tableRegion: 'us-*'
  };
  for (const role of ROLES) {
    for (const prefix of ['', 'a/']) {
      const named = policyFor({ ...hostile, role, prefix })
        .Statement.flatMap(({ Resource }) => Resource)
        // IAM's own way to write a star, a question mark and a dollar.
        .map(arn => arn.replace(/\$\{[*?$]\}/g, 'x'));

      expect(named).not.toEqual([]);
      for (const arn of named) {
        expect(arn).toMatch(
          /^arn:aws:(s3:::x(\/(a\/)?\*)?|dynamodb:us-x:\*:table\/x\{aws:username\}x(\/index\/\*)?)$/
        );
      }
    }
  }
});
