/** Why a name cannot be that of a bucket. */
export type BucketNameProblem =
  | 'bucket-length'
  | 'bucket-characters'
  | 'bucket-ends'
  | 'bucket-dots'
  | 'bucket-address'
  | 'bucket-reserved';

/** Why a bucket cannot be used under this name, although AWS knows it. */
export type BucketKindProblem =
  'bucket-arn' | 'bucket-access-point' | 'bucket-directory';

/**
 * Names that need another host, another signature or another kind of copy than
 * a bucket. They are refused, so that no request to them is signed wrongly.
 */
export function bucketKindProblem(name: string): BucketKindProblem | undefined {
  if (/^arn:/i.test(name)) {
    return 'bucket-arn';
  }
  if (/--x-s3$/.test(name)) {
    return 'bucket-directory';
  }
  return /(-s3alias|--xa-s3|--ol-s3|--op-s3|\.mrap)$/.test(name)
    ? 'bucket-access-point'
    : undefined;
}

/** Why a name cannot be that of a table. */
export type TableNameProblem = 'table-arn' | 'table-characters';

/**
 * DynamoDB takes an ARN as the name of a table. It would be signed for the
 * region of the connection, whatever region the ARN has, and IAM policies are
 * made for a name.
 */
export function tableArnProblem(name: string): 'table-arn' | undefined {
  return /^arn:/i.test(name) ? 'table-arn' : undefined;
}

/** The rules of DynamoDB, without the length, which other engines do not check. */
export function tableNameProblem(name: string): TableNameProblem | undefined {
  return (
    tableArnProblem(name) ??
    (/^[A-Za-z0-9_.-]*$/.test(name) ? undefined : 'table-characters')
  );
}

/** The rules for new buckets of S3. Services with an endpoint of their own follow them too, to be compatible. */
export function bucketNameProblem(name: string): BucketNameProblem | undefined {
  if (!/^[a-z0-9.-]*$/.test(name)) {
    return 'bucket-characters';
  }
  if (name.length < 3 || name.length > 63) {
    return 'bucket-length';
  }
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) {
    return 'bucket-ends';
  }
  if (name.includes('..')) {
    return 'bucket-dots';
  }
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) {
    return 'bucket-address';
  }
  return /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(
    name
  )
    ? 'bucket-reserved'
    : undefined;
}

/** Whether an endpoint is one of AWS, such as that of a VPC; an empty one is. */
export function isAwsEndpoint(endpoint: string): boolean {
  return (
    endpoint === '' ||
    /^https?:\/\/([\w-]+\.)+amazonaws\.com(\.cn)?(:\d+)?\/?$/i.test(endpoint)
  );
}

/**
 * Whether a text can be a region: `ap-northeast-2`, `us-gov-west-1`. A service with
 * an endpoint of its own may name its regions as it likes.
 */
export function isRegion(text: string, ownEndpoint: boolean): boolean {
  return ownEndpoint
    ? /^[A-Za-z0-9-]+$/.test(text)
    : /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(text);
}
