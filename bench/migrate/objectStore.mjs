import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

import { listen } from '../../scripts/run/listen.mjs';

/**
 * A bucket for a migration of more objects than the sandbox can hold. It keeps
 * the key, the ETag and the size of each object, and the bytes of JSON only. It
 * knows no signatures and no parts.
 *
 * @returns its address, its objects by their paths, what it was asked for by
 *   the method, and a function that closes it
 */
export async function objectStore() {
  /** @type {Map<string, { etag: string, bytes: number, body?: Buffer }>} */
  const objects = new Map();
  /** @type {Map<string, number>} */
  const asked = new Map();
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    asked.set(method, (asked.get(method) ?? 0) + 1);
    /** @type {Buffer[]} */
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { pathname, searchParams } = new URL(url, 'http://bucket');
    const key = decodeURIComponent(pathname);
    const there = objects.get(key);
    if (searchParams.get('list-type') === '2') {
      response.end(listing(objects, key, searchParams.get('prefix') ?? ''));
    } else if (method === 'PUT') {
      if (there && headers['if-none-match'] === '*') {
        refuse(response, 412, 'PreconditionFailed');
        return;
      }
      const body = Buffer.concat(chunks);
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      const kept = key.endsWith('.json') ? { body } : {};
      objects.set(key, { etag, bytes: body.length, ...kept });
      response.writeHead(200, { etag }).end();
    } else if (there) {
      response.writeHead(200, {
        etag: there.etag,
        'content-length': there.bytes
      });
      response.end(method === 'HEAD' ? undefined : there.body);
    } else {
      refuse(response, 404, 'NoSuchKey');
    }
  });
  const { url, close } = await listen(server);
  return { url, objects, asked, close };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} code
 */
function refuse(response, status, code) {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code></Error>`);
}

/**
 * @param {Map<string, { etag: string, bytes: number }>} objects
 * @param {string} bucket - `/name` or `/name/`
 * @param {string} prefix
 */
function listing(objects, bucket, prefix) {
  const start = `${bucket.replace(/\/$/, '')}/`;
  const found = [...objects].filter(([key]) =>
    key.startsWith(`${start}${prefix}`)
  );
  const contents = found.map(
    ([key, { etag, bytes }]) =>
      `<Contents><Key>${key.slice(start.length)}</Key><ETag>${etag}</ETag><Size>${bytes}</Size></Contents>`
  );
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
}
