import { MemoryProvisioning } from '../../../src/adapters/memory';
import { setUp } from '../../../src/app/setup';
import { PARTS } from '../../../src/ports/provisioning';

describe('setUp', () => {
  it('makes what is missing, in order', async () => {
    const made: string[] = [];

    const report = await setUp(new MemoryProvisioning({ bucket: 'ok' }), {
      onMake: ({ part }) => made.push(part)
    });

    expect(made).toEqual(PARTS.filter(part => part !== 'bucket'));
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

  it('does without what the engine does not know', async () => {
    const report = await setUp(
      new MemoryProvisioning({ lifecycle: 'unsupported' })
    );

    expect(report.made.map(({ part }) => part)).not.toContain('lifecycle');
    expect(report.forPerson).toEqual([]);
  });

  it('leaves to a person what it could not look at', async () => {
    const report = await setUp(new MemoryProvisioning({ cors: 'unknown' }));

    expect(report.forPerson).toMatchObject([{ part: 'cors' }]);
  });

  it('makes nothing where a part is of another kind', async () => {
    const provisioning = new MemoryProvisioning({ table: 'unusable' });

    await expect(setUp(provisioning)).rejects.toThrow('unusable');
    expect((await provisioning.inspect(['bucket']))[0].state).toBe('missing');
  });
});
