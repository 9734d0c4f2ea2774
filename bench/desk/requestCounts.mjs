/** What a request to the bucket is for, by its address. */
function s3Kind({ method, url }) {
  const { pathname, searchParams } = new URL(url, 'http://bucket');
  const read = method === 'GET';
  if (searchParams.has('tagging')) {
    return read ? 'tagRead' : 'tagWrite';
  }
  if (read && (searchParams.has('list-type') || searchParams.has('versions'))) {
    return 'list';
  }
  if (read && pathname.endsWith('/meta.json')) {
    return 'meta';
  }
  return { GET: 'get', HEAD: 'head' }[method] ?? method;
}

/**
 * What one product cost, of all that went over the wire meanwhile.
 *
 * @param requests - of `withPlace`, from before it was opened
 * @returns counts by kind, and `all`: a line for each kind of what there was, of other products too
 */
export function countRequests(requests, productId) {
  const [preflights, sent] = split(
    requests,
    ({ method }) => method === 'OPTIONS'
  );
  const [s3, dynamodb] = split(sent, ({ service }) => service === 's3');
  const [own, others] = split(s3, ({ url }) => url.includes(`/${productId}/`));
  const of = kind => own.filter(request => s3Kind(request) === kind);
  const [items, otherItems] = split(dynamodb, ({ body }) =>
    body.includes(`"${productId}"`)
  );
  const operation = name => items.filter(one => operationOf(one) === name);
  const claims = operation('UpdateItem').filter(claimsIt);
  const transactions = operation('TransactWriteItems').length;
  return {
    mostGets: Math.max(0, ...countBy(of('get'), pathOf).values()),
    meta: of('meta').length,
    heads: of('head').length,
    tagReads: of('tagRead').length,
    tagWrites: of('tagWrite').length,
    tagRequests: of('tagRead').length + of('tagWrite').length,
    tagged: countBy(of('tagWrite'), pathOf).size,
    lists: s3.filter(request => s3Kind(request) === 'list').length,
    claims: Math.min(1, claims.length),
    // The claim that is read comes first; the same again only makes it last longer.
    renewals: Math.max(0, claims.length - 1),
    transactions,
    others: items.length - claims.length - transactions,
    queries: dynamodb.filter(one => operationOf(one) === 'Query').length,
    preflights: preflights.length,
    all: [
      ...lines('S3, this product', own, s3Kind),
      ...lines('S3, others', others, s3Kind),
      ...lines('DynamoDB, this product', items, operationOf),
      ...lines('DynamoDB, others', otherItems, operationOf)
    ]
  };
}

function operationOf({ headers }) {
  return headers['x-amz-target']?.split('.')[1] ?? 'none';
}

function claimsIt({ body }) {
  const { UpdateExpression = '' } = JSON.parse(body);
  return UpdateExpression.startsWith('SET');
}

function pathOf({ url }) {
  return new URL(url, 'http://bucket').pathname;
}

function lines(what, requests, kindOf) {
  return [...countBy(requests, kindOf)].map(
    ([kind, count]) => `${what}: ${count} ${kind}`
  );
}

function countBy(values, nameOf) {
  const counts = new Map();
  for (const value of values) {
    const name = nameOf(value);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function split(values, isFirst) {
  return [values.filter(isFirst), values.filter(value => !isFirst(value))];
}
