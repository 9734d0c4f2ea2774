import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { askRoute } from './support/askRoute';
import { homeOf, serverOf, startServer, stopServer } from './support/hub';
import { hubDataset } from './support/hubDataset';
import { expect, test } from './support/people';

const OWN = {
  name: 'own',
  bucket: 'hub-elsewhere',
  bucketRegion: 'us-east-1',
  table: 'elsewhere',
  s3Endpoint: 'http://127.0.0.1:9',
  dynamodbEndpoint: 'http://127.0.0.1:9'
};

test("a person's own settings do not widen the administrator's policy", async ({
  signIn
}) => {
  await hubDataset('curating', ['79881', '79882']);
  // Both files that a person can write: of the server, and of JupyterLab.
  const config = path.join(homeOf('gina'), '.jupyter');
  const settings = path.join(config, 'lab/user-settings/jupyterlab-curation');
  await startServer('gina');
  await stopServer('gina');
  await mkdir(settings, { recursive: true });
  await writeFile(
    path.join(settings, 'desk.jupyterlab-settings'),
    JSON.stringify({ connections: [OWN] })
  );
  await writeFile(
    path.join(config, 'jupyter_server_config.py'),
    `c.Curation.allow_own_connections = True\nc.Curation.connections = [${JSON.stringify(OWN)}]\n`
  );

  const { page } = await signIn('gina');
  const asked = await askRoute(
    page,
    `${serverOf('gina')}jupyterlab-curation/policy`
  );
  expect(JSON.parse(asked.text)).toMatchObject({
    allowOwnConnections: false,
    hub: true,
    person: 'gina'
  });
  const refused = await askRoute(
    page,
    `${serverOf('gina')}jupyterlab-curation/credentials?${new URLSearchParams({
      ...OWN,
      tableRegion: OWN.bucketRegion,
      use: 'curator'
    })}`
  );
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('NotAllowed');

  await page.goto(`${serverOf('gina')}lab?curation=own&reset`);
  await expect(
    page.getByText(
      'The administrator of the Jupyter server does not allow the connection own.'
    )
  ).toBeVisible();
  const offered = page.getByRole('combobox', { name: 'Connection' });
  await expect(offered.getByText('curating (administrator’s)')).toHaveCount(1);
  await expect(offered.getByText('Add a connection')).toHaveCount(0);
});
