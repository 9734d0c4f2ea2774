/** ARNs of the resources of a request: a refusal names what an IAM policy has to name. */

function partition(region: string): string {
  return region.startsWith('cn-')
    ? 'aws-cn'
    : region.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws';
}

export function bucketArn(
  region: string,
  bucket: string,
  key?: string
): string {
  const arn = `arn:${partition(region)}:s3:::${bucket}`;
  return key === undefined ? arn : `${arn}/${key}`;
}

/** The account is not known without another request. Policies may have `*` there. */
export function tableArn(
  region: string,
  table: string,
  index?: string
): string {
  const arn = `arn:${partition(region)}:dynamodb:${region}:*:table/${table}`;
  return index === undefined ? arn : `${arn}/index/${index}`;
}
