import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';

import { listen } from '../../scripts/run/listen.mjs';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'ETag, Date',
  'access-control-max-age': '86400'
};

/**
 * A read-only bucket for rows with more products than the sandbox can serve.
 * Each key with the extension of an image is answered with one of a few files;
 * there are no other keys. Like S3, it answers with the `Cache-Control` that
 * `response-cache-control` asks for.
 *
 * @param {string[]} files - paths of images
 * @returns its address and a function that closes it
 */
export async function imageServer(files) {
  const images = await Promise.all(files.map(file => readFile(file)));
  const etags = images.map(
    bytes => `"${createHash('md5').update(bytes).digest('hex')}"`
  );
  const server = createServer(({ method, url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://bucket');
    if (method === 'OPTIONS') {
      response.writeHead(200, CORS).end();
      return;
    }
    if (!/\.(jpe?g|png|webp)$/.test(pathname)) {
      response
        .writeHead(404, { ...CORS, 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    const chosen = sumOfBytes(pathname) % images.length;
    const cacheControl = searchParams.get('response-cache-control');
    response.writeHead(200, {
      ...CORS,
      etag: etags[chosen],
      'content-length': images[chosen].length,
      'content-type': 'image/jpeg',
      ...(cacheControl && { 'cache-control': cacheControl })
    });
    response.end(method === 'HEAD' ? undefined : images[chosen]);
  });
  return listen(server);
}

/** @param {string} text */
function sumOfBytes(text) {
  return [...Buffer.from(text)].reduce((all, byte) => all + byte, 0);
}
