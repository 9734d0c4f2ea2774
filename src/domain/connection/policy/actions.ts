/** Whom a policy is for. Curators use the desk; upkeep is the work of jobs on the data, such as `migrate` and `purge`. */
export const ROLES = ['curator', 'upkeep', 'setup'] as const;

export type PolicyRole = (typeof ROLES)[number];

/** What an action is allowed on. */
export type ActionScope = 'bucket' | 'listing' | 'objects' | 'table';

export interface PolicyAction {
  readonly action: string;
  readonly on: ActionScope;
  readonly for: readonly PolicyRole[];
  /** What needs it. */
  readonly use: string;
  /** IAM checks it as part of a request that is known by another action. */
  readonly within?: string;
}

const WORK: readonly PolicyRole[] = ['curator', 'upkeep'];
const ALL: readonly PolicyRole[] = ROLES;

/** The actions of IAM that are needed, by the use of each. A test compares them with the requests that are sent. */
export const POLICY_ACTIONS: readonly PolicyAction[] = [
  listing('s3:ListBucket', ALL, 'see that the bucket is there, list a product'),
  objects('s3:GetObject', WORK, 'show, copy and check images'),
  objects('s3:PutObject', WORK, 'upload, crop, move; packs of thumbnails'),
  objects('s3:GetObjectTagging', WORK, 'keep the tags of others'),
  objects('s3:PutObjectTagging', WORK, 'tag chosen images'),
  objects('s3:DeleteObjectTagging', WORK, 'take the last tag off'),
  objects('s3:AbortMultipartUpload', ['upkeep'], 'migrate files over 100 MB'),
  table('dynamodb:DescribeTable', ALL, 'see that the table is there'),
  table('dynamodb:GetItem', ALL, 'open a product; the team’s settings'),
  table('dynamodb:BatchGetItem', ['upkeep'], 'migrate'),
  table('dynamodb:Query', ALL, 'the queue; counts; whose table it is'),
  table('dynamodb:UpdateItem', WORK, 'claim and change products'),
  table('dynamodb:PutItem', ALL, 'counters, new products, settings'),
  {
    ...table('dynamodb:ConditionCheckItem', WORK, 'complete a product'),
    within: 'dynamodb:UpdateItem'
  },

  table(
    'dynamodb:Scan',
    ['upkeep', 'setup'],
    'all categories; whose table it is'
  ),
  table('dynamodb:DeleteItem', ['upkeep'], 'adopt --undo'),
  objects('s3:DeleteObject', ['upkeep'], 'purge'),
  bucket('s3:GetBucketVersioning', ['upkeep'], 'purge --versions'),
  listing('s3:ListBucketVersions', ['upkeep'], 'purge --versions'),
  objects('s3:GetObjectVersion', ['upkeep'], 'purge --versions'),
  objects('s3:DeleteObjectVersion', ['upkeep'], 'purge --versions'),
  {
    ...objects('s3:GetObjectRetention', ['upkeep'], 'purge --versions'),
    within: 's3:GetObjectVersion'
  },
  {
    ...objects('s3:GetObjectLegalHold', ['upkeep'], 'purge --versions'),
    within: 's3:GetObjectVersion'
  },

  bucket('s3:CreateBucket', ['setup'], 'the bucket'),
  bucket('s3:GetBucketPublicAccessBlock', ['setup'], 'public access'),
  bucket('s3:PutBucketPublicAccessBlock', ['setup'], 'public access'),
  bucket('s3:GetBucketCORS', ['setup'], 'access from a page'),
  bucket('s3:PutBucketCORS', ['setup'], 'access from a page'),
  bucket('s3:GetLifecycleConfiguration', ['setup'], 'lifecycle rules'),
  bucket('s3:PutLifecycleConfiguration', ['setup'], 'lifecycle rules'),
  table('dynamodb:CreateTable', ['setup'], 'the table'),
  table('dynamodb:UpdateTable', ['setup'], 'indexes, deletion protection'),
  table('dynamodb:DescribeContinuousBackups', ['setup'], 'recovery'),
  table('dynamodb:UpdateContinuousBackups', ['setup'], 'recovery')
];

function made(
  on: ActionScope,
  action: string,
  roles: readonly PolicyRole[],
  use: string
): PolicyAction {
  return { action, on, for: roles, use };
}

function bucket(...of: ActionArguments): PolicyAction {
  return made('bucket', ...of);
}

function listing(...of: ActionArguments): PolicyAction {
  return made('listing', ...of);
}

function objects(...of: ActionArguments): PolicyAction {
  return made('objects', ...of);
}

function table(...of: ActionArguments): PolicyAction {
  return made('table', ...of);
}

type ActionArguments = [
  action: string,
  roles: readonly PolicyRole[],
  use: string
];
