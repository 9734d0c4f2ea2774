import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';

import { HOST } from '../../scripts/run/ports.mjs';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'ETag, Date',
  'access-control-max-age': '86400'
};

/**
 * A bucket that can only be read, for rows with more products than the sandbox
 * bears: each key that ends as an image does is one of some files, and nothing
 * else is there. What is asked for in `response-cache-control` is answered as
 * S3 does.
 *
 * @param files - paths of images
 * @returns `{ url, close }`; it listens on loopback alone, and keeps no process alive
 */
export async function imageServer(files) {
  const images = await Promise.all(files.map(file => readFile(file)));
  const etags = images.map(
    bytes => `"${createHash('md5').update(bytes).digest('hex')}"`
  );
  const server = createServer(({ method, url }, response) => {
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
    const which = sum(pathname) % images.length;
    const cacheControl = searchParams.get('response-cache-control');
    response.writeHead(200, {
      ...CORS,
      etag: etags[which],
      'content-length': images[which].length,
      'content-type': 'image/jpeg',
      ...(cacheControl && { 'cache-control': cacheControl })
    });
    response.end(method === 'HEAD' ? undefined : images[which]);
  });
  server.keepAliveTimeout = 600_000;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  server.unref();
  return {
    url: `http://${HOST}:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    }
  };
}

function sum(text) {
  return [...Buffer.from(text)].reduce((all, byte) => all + byte, 0);
}
