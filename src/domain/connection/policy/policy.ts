import type { ActionScope, PolicyRole } from './actions';
import { POLICY_ACTIONS } from './actions';
import { bucketArn, literal, tableArn } from './arn';

/** An IAM policy, as AWS reads it. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

export interface PolicyWish {
  readonly role: PolicyRole;
  readonly bucket: string;
  /** Decides the partition. */
  readonly bucketRegion: string;
  readonly table: string;
  /** `*` for any. */
  readonly tableRegion: string;
  /** Empty, or ending in `/`. */
  readonly prefix: string;
  /** 12 digits; any by default. */
  readonly account?: string;
  /** The ARN of the key that encrypts the bucket. */
  readonly kmsKey?: string;
}

/** What is needed of a KMS key: to read objects, and to write and copy them. */
const KMS_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** The least that a role needs in a dataset. */
export function policyFor(wish: PolicyWish): Policy {
  const { bucketRegion, bucket, table, prefix, account, kmsKey } = wish;
  // An empty region stands for that of the bucket.
  const region = wish.tableRegion || bucketRegion || '*';
  // A connection may be another person's. Its names are names and not patterns.
  const ofBucket = bucketArn(bucketRegion, literal(bucket));
  const ofTable = tableArn(
    region === '*' ? region : literal(region),
    literal(table),
    undefined,
    account
  );
  const ofKms = kmsKey
    ? [{ Effect: 'Allow' as const, Action: KMS_ACTIONS, Resource: kmsKey }]
    : [];
  return {
    Version: '2012-10-17',
    Statement: [
      // Set-up looks at the bucket as a whole, and without a prefix there is no other part of it.
      ...(prefix === '' || wish.role === 'setup'
        ? allow(wish, ['listing', 'bucket'], ofBucket)
        : [
            ...allow(wish, ['listing'], ofBucket, {
              StringLike: { 's3:prefix': `${literal(prefix)}*` }
            }),
            ...allow(wish, ['bucket'], ofBucket)
          ]),
      ...allow(wish, ['objects'], `${ofBucket}/${literal(prefix)}*`),
      ...allow(wish, ['table'], [ofTable, `${ofTable}/index/*`]),
      ...(wish.role === 'setup' ? [] : ofKms)
    ]
  };
}

/** What the Jupyter server needs to assume the role of the desk. */
export function assumeRolePolicy(roleArn: string): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: roleArn }
    ]
  };
}

/** Whether a text can be the ARN of a role or of a key. */
export function isArnOf(service: 'iam' | 'kms', arn: string): boolean {
  return service === 'iam'
    ? /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(arn)
    : /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/\S+$/.test(arn);
}

function allow(
  { role }: PolicyWish,
  scopes: readonly ActionScope[],
  resource: PolicyStatement['Resource'],
  condition?: PolicyStatement['Condition']
): PolicyStatement[] {
  const actions = POLICY_ACTIONS.filter(
    one => scopes.includes(one.on) && one.for.includes(role)
  ).map(({ action }) => action);
  return actions.length === 0
    ? []
    : [
        {
          Effect: 'Allow',
          Action: actions,
          Resource: resource,
          ...(condition && { Condition: condition })
        }
      ];
}
