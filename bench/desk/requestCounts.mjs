/** @typedef {import('./delayedBackend.mjs').BackendRequest} BackendRequest */

/**
 * What a request to the bucket is for.
 *
 * @param {BackendRequest} request
 */
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
  return method === 'HEAD' ? 'head' : read ? 'get' : method;
}

/**
 * Counts the requests for one product.
 *
 * @param {BackendRequest[]} requests - all requests since it was opened
 * @param {string} productId
 * @returns counts by kind, and `all`: a line for each kind, also for other products
 */
export function countRequests(requests, productId) {
  const [preflights, sent] = split(
    requests,
    ({ method }) => method === 'OPTIONS'
  );
  const [s3, dynamodb] = split(sent, ({ service }) => service === 's3');
  const [own, others] = split(s3, ({ url }) => url.includes(`/${productId}/`));
  const of = (/** @type {string} */ kind) =>
    own.filter(request => s3Kind(request) === kind);
  const [items, otherItems] = split(dynamodb, ({ body }) =>
    body.includes(`"${productId}"`)
  );
  const operation = (/** @type {string} */ name) =>
    items.filter(request => operationOf(request) === name);
  const claims = operation('UpdateItem').filter(isClaim);
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
    // The first claim also reads the product; later ones only extend it.
    renewals: Math.max(0, claims.length - 1),
    transactions,
    others: items.length - claims.length - transactions,
    queries: dynamodb.filter(request => operationOf(request) === 'Query')
      .length,
    preflights: preflights.length,
    all: [
      ...lines('S3, this product', own, s3Kind),
      ...lines('S3, others', others, s3Kind),
      ...lines('DynamoDB, this product', items, operationOf),
      ...lines('DynamoDB, others', otherItems, operationOf)
    ]
  };
}

/** @param {BackendRequest} request - to DynamoDB */
function operationOf({ headers }) {
  return String(headers['x-amz-target'] ?? '').split('.')[1] ?? 'none';
}

/** @param {BackendRequest} request - an UpdateItem */
function isClaim({ body }) {
  const { UpdateExpression = '' } = JSON.parse(body);
  return UpdateExpression.startsWith('SET');
}

/** @param {BackendRequest} request */
function pathOf({ url }) {
  return new URL(url, 'http://bucket').pathname;
}

/**
 * @param {string} what
 * @param {BackendRequest[]} requests
 * @param {(request: BackendRequest) => string} kindOf
 */
function lines(what, requests, kindOf) {
  return [...countBy(requests, kindOf)].map(
    ([kind, count]) => `${what}: ${count} ${kind}`
  );
}

/**
 * @template T
 * @param {T[]} values
 * @param {(value: T) => string} nameOf
 */
function countBy(values, nameOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) {
    const name = nameOf(value);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * @template T
 * @param {T[]} values
 * @param {(value: T) => boolean} isFirst
 * @returns {[first: T[], others: T[]]}
 */
function split(values, isFirst) {
  return [values.filter(isFirst), values.filter(value => !isFirst(value))];
}
