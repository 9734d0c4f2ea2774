import { ServerConnection } from '@jupyterlab/services';

import { ServerSample } from '../../../../src/adapters/jupyter/serverSample';
import {
  runSandbox,
  sampleIsFilled
} from '../../../../src/adapters/jupyter/serverSandbox';
import type { SourceProduct } from '../../../../src/ports/jobs/sourceTree';

const settings = ServerConnection.makeSettings({
  baseUrl: 'http://127.0.0.1/'
});
let asked: string[];
let sent: unknown;
let answers: (url: string) => unknown;

beforeEach(() => {
  asked = [];
  jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async (url, init) => {
      asked.push(`${init.method ?? 'GET'} ${url.split('curation/')[1]}`);
      sent = init.body;
      const body = answers(url);
      return body === undefined
        ? new Response(null, { status: 404 })
        : new Response(
            body instanceof Uint8Array
              ? new Uint8Array(body)
              : JSON.stringify(body)
          );
    });
});

afterEach(() => jest.restoreAllMocks());

const about = { mainCategory: 'TOP', subCategory: 1005, bytes: 2, modified: 9 };

async function all(sample: ServerSample): Promise<SourceProduct[]> {
  const products: SourceProduct[] = [];
  for await (const product of sample.products()) {
    products.push(product);
  }
  return products;
}

it('has the products that the server drew, whose files are asked for by number', async () => {
  answers = () => ({
    files: [
      { ...about, productId: 'SKU1', folder: null, filename: 'meta.json' },
      { ...about, productId: 'SKU1', folder: 'detail', filename: 'a b.jpg' },
      { ...about, productId: 'SKU10', folder: 'text', filename: '크기.png' }
    ]
  });
  const sample = await ServerSample.of(settings);
  expect(sample.size).toBe(2);
  const [one, ten] = await all(sample);
  expect(one).toMatchObject({
    productId: 'SKU1',
    meta: { filename: 'meta.json' },
    files: [{ folder: 'detail', filename: 'a b.jpg', fresh: false }]
  });
  expect(await sample.product(ten)).toBe(ten);
  answers = () => new Uint8Array([255, 216]);
  expect(await one.files[0].read()).toEqual(new Uint8Array([255, 216]));
  expect(asked).toEqual(['GET sample', 'GET sample?file=1']);
});

it.each([
  {},
  undefined,
  {
    files: [
      { ...about, productId: '1', folder: '../elsewhere', filename: 'a.jpg' }
    ]
  }
])('is refused if the answer is none: %j', async answer => {
  answers = () => answer;
  await expect(ServerSample.of(settings)).rejects.toMatchObject({
    code: 'server-without-sample'
  });
});

it('is run by a POST, and a server without the extension says so', async () => {
  answers = () => ({
    connection: { name: 'n', bucket: 'bucket', bucketRegion: 'us-east-1' },
    isSample: true
  });
  expect(await runSandbox(settings)).toMatchObject({
    isSample: true,
    connection: { name: 'n', table: 'ProductAssets' }
  });
  answers = () => undefined;
  await expect(runSandbox(settings)).rejects.toMatchObject({
    code: 'server-without-sample'
  });
  expect(asked).toEqual(['POST sandbox', 'POST sandbox']);
});

it('the server is told that it is filled', async () => {
  answers = () => ({});
  await sampleIsFilled(settings);
  expect(asked).toEqual(['POST sandbox']);
  expect(sent).toBe('{"filled":true}');
});

it('a file that is far too large is not held', async () => {
  answers = () => ({
    files: [
      { ...about, productId: 'SKU1', folder: 'detail', filename: 'a.jpg' }
    ]
  });
  const [product] = await all(await ServerSample.of(settings));
  answers = () => new Uint8Array(10_000_001);
  await expect(product.files[0].read()).rejects.toMatchObject({
    code: 'local-file-unreadable'
  });
});
