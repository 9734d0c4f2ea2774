/** The partition of a region; `aws` if the region is not known. */
function partitionOf(region: string): string {
  const found = PARTITIONS.find(([start]) => region.startsWith(start));
  return found?.[1] ?? 'aws';
}

const PARTITIONS: readonly (readonly [start: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['us-iso-', 'aws-iso'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc']
];

/** A text in a pattern of IAM, without wildcards and variables: what has a meaning there is written in IAM's own way. */
export function literal(text: string): string {
  return text.replace(/[*?$]/g, character => `\${${character}}`);
}

/** The ARN of a bucket, or of its objects by a pattern of their keys. */
export function bucketArn(
  region: string,
  bucket: string,
  key?: string
): string {
  const arn = `arn:${partitionOf(region)}:s3:::${bucket}`;
  return key === undefined ? arn : `${arn}/${key}`;
}

/**
 * The ARN of a table or of one of its indexes.
 *
 * @param account - by default `*`: it is not known without another request, and
 * policies may have `*` there
 */
export function tableArn(
  region: string,
  table: string,
  index?: string,
  account = '*'
): string {
  const arn = `arn:${partitionOf(region)}:dynamodb:${region}:${account}:table/${table}`;
  return index === undefined ? arn : `${arn}/index/${index}`;
}
