import { MemoryCatalogue, MemoryProvisioning } from '../../../support/memory';
import { setUp } from '../../../../src/app/jobs/setup';
import { setupText } from '../../../../src/cli/jobs/setupText';
import { storeTeam } from '../../../../src/app/board/storeTeam';
import { CURATION_SETTINGS } from '../../../../src/domain/board/teamSettings';
import { RESOURCES } from '../../../../src/ports/jobs/provisioning';
import { NotAllowed } from '../../../../src/domain/errors';
import { rejectionText, saying } from '../../../support/english';

const KEY = {
  sub_category: CURATION_SETTINGS.subCategory,
  product_id: CURATION_SETTINGS.productId
};

describe('setUp', () => {
  it('makes the missing resources, in order', async () => {
    const made: string[] = [];

    const report = await setUp(new MemoryProvisioning({ bucket: 'ok' }), {
      onMake: ({ resource }) => made.push(resource)
    });

    expect(made).toEqual(
      RESOURCES.filter(
        resource => !['bucket', 'public-access-block'].includes(resource)
      )
    );
    expect(report.made.every(({ state }) => state === 'ok')).toBe(true);
  });

  it('changes nothing when it is run again', async () => {
    const provisioning = new MemoryProvisioning();
    await setUp(provisioning);

    expect((await setUp(provisioning)).made).toEqual([]);
  });

  it('only plans in a dry run', async () => {
    const provisioning = new MemoryProvisioning({ cors: 'different' });

    const report = await setUp(provisioning, { dryRun: true });

    expect(report.made).toEqual([]);
    expect(report.steps.every(({ action }) => action === 'make')).toBe(true);
    expect((await provisioning.inspect(['cors']))[0].state).toBe('different');
  });

  it('makes no further resource when it is stopped, and says which it did not make', async () => {
    const stop = new AbortController();

    const report = await setUp(new MemoryProvisioning(), {
      signal: stop.signal,
      onMake: ({ resource }) => {
        if (resource === 'cors') {
          stop.abort();
        }
      }
    });

    expect(report.made.map(({ resource }) => resource)).toEqual([
      'bucket',
      'public-access-block',
      'cors'
    ]);
    expect(
      report.steps.find(({ resource }) => resource === 'table')?.effect
    ).toBe('failed');
  });

  it('lists what is of another kind if a person only looks, and refuses it otherwise', async () => {
    const provisioning = new MemoryProvisioning({ table: 'unusable' });

    const { steps, forPerson } = await setUp(provisioning, {
      dryRun: true,
      listUnusable: true
    });

    expect(steps.find(({ resource }) => resource === 'table')?.action).toBe(
      'leave'
    );
    expect(forPerson).toMatchObject([{ resource: 'table' }]);
    await expect(setUp(provisioning, { listUnusable: true })).rejects.toThrow();
  });

  it('skips a resource that the engine does not support', async () => {
    const report = await setUp(
      new MemoryProvisioning({ lifecycle: 'unsupported' })
    );

    expect(report.made.map(({ resource }) => resource)).not.toContain(
      'lifecycle'
    );
    expect(report.forPerson).toEqual([]);
  });

  it('leaves the public access of a bucket that was there before, unless it is asked to block it', async () => {
    const provisioning = new MemoryProvisioning({ bucket: 'ok' });
    const stateNow = async (): Promise<string> =>
      (await provisioning.inspect(['public-access-block']))[0].state;

    const { steps, made } = await setUp(provisioning);

    expect(steps.find(({ action }) => action === 'offer')?.resource).toBe(
      'public-access-block'
    );
    expect(made.map(({ resource }) => resource)).toContain('cors');
    expect(await stateNow()).toBe('missing');
    await setUp(provisioning, { blockPublicAccess: true });
    expect(await stateNow()).toBe('ok');
  });

  it('leaves the protection of a table that was there before, unless it is asked to protect it', async () => {
    const provisioning = new MemoryProvisioning({ table: 'ok' });

    const { steps, made } = await setUp(provisioning);

    expect(steps.find(({ action }) => action === 'offer')?.resource).toBe(
      'table-protection'
    );
    expect(made.map(({ resource }) => resource)).not.toContain(
      'table-protection'
    );
    const asked = await setUp(provisioning, { protectTable: true });
    expect(asked.made.map(({ resource }) => resource)).toEqual([
      'table-protection'
    ]);
  });

  it('says of each resource whether it was created, changed or only reported', async () => {
    const provisioning = new MemoryProvisioning({
      bucket: 'ok',
      cors: 'different',
      lifecycle: 'unsupported',
      table: 'ok'
    });
    const make = provisioning.make.bind(provisioning);
    provisioning.make = async resource => {
      if (resource === 'status-index') {
        throw new NotAllowed(...saying('Not for you.'));
      }
      return make(resource);
    };

    const effects = async (dryRun: boolean): Promise<object> =>
      Object.fromEntries(
        (await setUp(provisioning, { dryRun })).steps.map(
          ({ resource, effect }) => [resource, effect]
        )
      );

    const plan = {
      bucket: 'reported',
      'public-access-block': 'reported',
      cors: 'changed',
      lifecycle: 'reported',
      table: 'reported',
      'table-protection': 'reported',
      'status-index': 'created',
      'category-status-index': 'created',
      categories: 'created'
    };
    expect(await effects(true)).toEqual(plan);
    expect(await effects(false)).toEqual({ ...plan, 'status-index': 'failed' });
  });

  it('tells the effects and the price of the protection in its plan', async () => {
    const text = setupText(
      await setUp(new MemoryProvisioning({ cors: 'different', bucket: 'ok' }), {
        dryRun: true
      })
    );

    expect(text).toMatch(/^cors +would be changed /m);
    expect(text).toMatch(/^table +would be created /m);
    expect(text).toMatch(/^public-access-block +only reported /m);
    expect(text).toMatch(/^bucket +as it should be /m);
    expect(text).toContain('about $0.20 for each GB and month');
  });

  it('makes the others if one resource cannot be made, and reports that one', async () => {
    const provisioning = new MemoryProvisioning();
    const make = provisioning.make.bind(provisioning);
    const error = new NotAllowed(...saying('Not for you.'));
    provisioning.make = async resource => {
      if (resource === 'lifecycle') {
        throw error;
      }
      return make(resource);
    };

    const { forPerson } = await setUp(provisioning);

    expect(forPerson).toEqual([
      {
        resource: 'lifecycle',
        state: 'unknown',
        found: { code: 'failed', error }
      }
    ]);
    expect((await provisioning.inspect(['categories']))[0].state).toBe('ok');
  });

  it('reports a resource that it could not inspect', async () => {
    const report = await setUp(new MemoryProvisioning({ cors: 'unknown' }));

    expect(report.forPerson).toMatchObject([{ resource: 'cors' }]);
  });

  it('makes nothing if a resource is unusable', async () => {
    const provisioning = new MemoryProvisioning({ table: 'unusable' });

    expect(await rejectionText(setUp(provisioning))).toContain('unusable');
    expect((await provisioning.inspect(['bucket']))[0].state).toBe('missing');
  });
});

describe('a team’s settings', () => {
  const TEXT = '{"hold_reasons": ["Not popular"]}';

  it('are stored once, and keep the item’s other attributes', async () => {
    const catalogue = new MemoryCatalogue();
    catalogue.seed({ ...KEY, settings: '{}', format: 1, min_client: '0.1' });
    expect(await storeTeam(catalogue, TEXT, '1.0.0', true)).toBe(
      'would be stored'
    );
    expect(await storeTeam(catalogue, TEXT, '1.0.0', false)).toBe('stored');
    expect(await storeTeam(catalogue, TEXT, '1.0.0', false)).toBe('kept');
    expect(await catalogue.item(CURATION_SETTINGS)).toEqual({
      ...KEY,
      settings: TEXT,
      format: 1,
      min_client: '0.1'
    });
  });

  it('are refused before anything is written if they are invalid', async () => {
    const catalogue = new MemoryCatalogue();
    expect(
      await rejectionText(
        storeTeam(catalogue, '{"slots": [{}]}', '1.0.0', false)
      )
    ).toMatch(/cannot be read at slots\.0.*Nothing was stored/);
    expect(await catalogue.item(CURATION_SETTINGS)).toBeUndefined();
  });

  it('do not overwrite what somebody else has just written', async () => {
    const catalogue = new MemoryCatalogue();
    const { item } = catalogue;
    catalogue.item = async key => {
      const before = await item.call(catalogue, key);
      catalogue.seed({ ...KEY, settings: '{"flags": []}', format: 1 });
      return before;
    };
    expect(
      await rejectionText(storeTeam(catalogue, TEXT, '1.0.0', false))
    ).toMatch(/Somebody else changed/);
  });
});
