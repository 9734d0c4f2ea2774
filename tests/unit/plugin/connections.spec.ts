import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ServerConnection } from '@jupyterlab/services';

import { connectionFields } from '../../../src/domain/connection/connectionFields';
import { Connections } from '../../../src/plugin/connection/connections';
import { PLAIN } from '../../../src/words/trans';

const GOOD = { name: 'a', bucket: 'images', bucketRegion: 'us-east-1' };

function someConnections(connections: readonly unknown[]) {
  const composite: Record<string, unknown> = { connections };
  const settings = {
    composite,
    set: async (name: string, value: unknown) => {
      composite[name] = value;
    }
  } as unknown as ISettingRegistry.ISettings;
  return {
    composite,
    connections: new Connections(
      settings,
      ServerConnection.makeSettings(),
      PLAIN
    )
  };
}

it('stores a connection in the place of the one that was edited', async () => {
  const other = { name: 'b', bucket: 'others', bucketRegion: 'us-east-1' };
  const { connections, composite } = someConnections([GOOD, other]);
  const fields = {
    ...connections.fields('a'),
    name: ' c ',
    pathStyle: true,
    relay: true
  };
  expect(await connections.save('a', fields)).toBeUndefined();
  expect(composite.connections).toEqual([
    {
      ...GOOD,
      name: 'c',
      table: 'ProductAssets',
      pathStyle: true,
      relay: true
    },
    other
  ]);
});

it('adds a new one, and stores none that cannot be used', async () => {
  const { connections, composite } = someConnections(['broken', null]);
  expect(connections.configured).toEqual(['', '']);
  expect(
    await connections.save(undefined, connectionFields({ name: 'a' }))
  ).toMatchObject({ kind: 'Invalid' });
  expect(composite.connections).toHaveLength(2);
  await connections.save(undefined, connectionFields(GOOD));
  expect(composite.connections).toHaveLength(3);
});

it('names why JupyterLab does not store it', async () => {
  const { connections } = someConnections([]);
  const settings = Reflect.get(connections, '_settings') as {
    set: () => Promise<void>;
  };
  settings.set = () => Promise.reject(new Error('failed to validate'));
  expect(
    await connections.save(undefined, connectionFields(GOOD))
  ).toMatchObject({ text: expect.stringContaining('failed to validate') });
});
