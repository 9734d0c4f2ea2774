/** Characters of the details that are kept. */
const MOST = 6000;

/** What signs a request, or is a credential. Both may stand in an error. */
const SECRETS: readonly [RegExp, string][] = [
  [/(\b(?:https?|blob|s3):[^\s?#'"<>)]*)[?#][^\s'"<>)]*/gi, '$1?…'],
  [
    /\b(x-amz-[\w-]+|authorization|signature|token|secret\w*|password)(["']?\s*[:=]\s*["']?)[^\s"',;&]+(?:\s+Credential=\S+)?/gi,
    '$1$2…'
  ],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '…'],
  // Secret keys and session tokens: long, and of letters and digits together.
  [
    /(?<![\w+/])(?=[\w+/]*\d)(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])[\w+/]{40,}={0,2}/g,
    '…'
  ]
];

/**
 * What a programmer needs to know of a failure, without what signs a request.
 *
 * @param where - the part of the screen, for example `board`
 * @param stack - the components around the failure, as React tells them
 */
export function failureDetails(
  where: string,
  error: unknown,
  stack = ''
): string {
  const said =
    error instanceof Error
      ? (error.stack ?? `${error.name}: ${error.message}`)
      : String(error);
  // A message may be as long as what a table has.
  const text = [where, said.slice(0, MOST), stack.slice(0, MOST)].join('\n');
  return SECRETS.reduce(
    (rest, [secret, instead]) => rest.replace(secret, instead),
    text
  ).slice(0, MOST);
}
