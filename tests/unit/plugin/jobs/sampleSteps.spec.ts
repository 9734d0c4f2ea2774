import { ServerConnection } from '@jupyterlab/services';

import { readConnection } from '../../../../src/domain/connection/connection';
import { Unreachable } from '../../../../src/domain/errors';
import type { SignedInPorts } from '../../../../src/plugin/connection/connectSignedIn';
import { sampleSteps } from '../../../../src/plugin/jobs/sampleSteps';
import {
  ManualClock,
  MemoryCatalogue,
  MemoryImageStore,
  MemoryProvisioning
} from '../../../support/memory';

const settings = ServerConnection.makeSettings({
  baseUrl: 'http://127.0.0.1/'
});
const connection = readConnection({
  name: 'sample on this computer',
  bucket: 'curation-sample',
  bucketRegion: 'us-east-1'
});
const JPEG = new Uint8Array([255, 216, 255, 224, 0, 0, 255, 217]);

/** A page that fills the sample, and a server that drew two products. */
function aPage() {
  const told: string[] = [];
  /** Of the file that does not arrive, as after a reload. */
  let lost = '';
  jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async (url, { body }) => {
      if (url.endsWith('/sandbox')) {
        told.push(String(body));
        return new Response('{}');
      }
      const [, file] = url.split('file=');
      if (file === undefined) {
        const about = { mainCategory: 'TOP', subCategory: 1005, modified: 9 };
        const files = ['1', '2'].map(productId => ({
          ...about,
          productId,
          folder: 'detail',
          filename: 'a.jpg',
          bytes: JPEG.length
        }));
        return new Response(JSON.stringify({ files }));
      }
      if (file === lost) {
        throw new TypeError('Failed to fetch');
      }
      return new Response(JPEG);
    });
  const catalogue = new MemoryCatalogue();
  const provisioning = new MemoryProvisioning({}, catalogue);
  const images = new MemoryImageStore();
  const dispose = jest.fn();
  const steps = sampleSteps(
    settings,
    async () =>
      ({
        aws: { provisioning, catalogue, images, dispose },
        clock: new ManualClock()
      }) as unknown as SignedInPorts
  );
  return {
    steps,
    told,
    provisioning,
    catalogue,
    dispose,
    lose: (file: string) => (lost = file),
    count: async () =>
      (await catalogue.products({ subCategory: 1005, limit: 9 } as never)).items
        .length
  };
}

afterEach(() => jest.restoreAllMocks());

it('a fill that broke off is not called filled, and the next one goes on with it', async () => {
  const { steps, told, lose, count, dispose } = aPage();
  lose('1');
  await expect(steps.fill(connection, jest.fn())).rejects.toMatchObject({
    code: 'server-silent'
  });
  expect(told).toEqual([]);
  lose('');
  const tell = jest.fn();
  await steps.fill(connection, tell);
  expect(await count()).toBe(2);
  expect(told).toEqual(['{"filled":true}']);
  expect(dispose).toHaveBeenCalledTimes(2);
});

describe('the sandbox does not answer the page', () => {
  const silent = new Unreachable('service-silent', {
    service: {
      kind: 'bucket',
      name: 'curation-sample',
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:1'
    }
  });

  it('from the first request on: its port is not on this computer', async () => {
    const { steps, provisioning, told } = aPage();
    jest.spyOn(provisioning, 'inspect').mockRejectedValue(silent);
    await expect(steps.fill(connection, jest.fn())).rejects.toMatchObject({
      kind: 'NotSupported',
      code: 'sample-elsewhere',
      cause: silent
    });
    expect(told).toEqual([]);
  });

  it('after a product: it has ended, and is where it was', async () => {
    const { steps, catalogue } = aPage();
    const tell = ({ products }: { readonly products: number }): void => {
      if (products > 0) {
        jest.spyOn(catalogue, 'store').mockRejectedValue(silent);
      }
    };
    await expect(steps.fill(connection, tell)).rejects.toBe(silent);
  });
});
