import {
  archiveRule,
  incompleteUploadsRule,
  isWanted,
  withFilter
} from '../../../../../src/adapters/aws/provisioning/lifecycleRules';

const wish = { prefix: '', archiveAfterDays: 30 };

describe('the lifecycle rules', () => {
  it('archive what is tagged and large, and expire nothing', () => {
    expect(archiveRule(wish)).toEqual({
      ID: 'jupyterlab-curation-archived',
      Status: 'Enabled',
      Filter: {
        And: {
          Tags: [{ Key: 'status', Value: 'archived' }],
          ObjectSizeGreaterThan: 131072
        }
      },
      Transitions: [{ Days: 30, StorageClass: 'GLACIER_IR' }]
    });
    expect(incompleteUploadsRule(wish)).not.toHaveProperty('Expiration');
  });

  it('stay within the connection’s prefix, under names of their own', () => {
    const team = { ...wish, prefix: 'team/a/' };
    expect(archiveRule(team)).toMatchObject({
      ID: 'jupyterlab-curation-archived-team/a',
      Filter: { And: { Prefix: 'team/a/' } }
    });
    expect(incompleteUploadsRule(team).Filter).toEqual({ Prefix: 'team/a/' });
  });

  it('go beside rules of the older form, which get filters', () => {
    const older = {
      ID: 'logs',
      Status: 'Enabled' as const,
      Prefix: 'logs/',
      Expiration: { Days: 9 }
    };
    expect(withFilter(older)).toEqual({
      ID: 'logs',
      Status: 'Enabled',
      Filter: { Prefix: 'logs/' },
      Expiration: { Days: 9 }
    });
    // Some engines return an empty prefix beside the filter.
    const ours = archiveRule(wish);
    expect(withFilter({ ...ours, Prefix: '' })).toEqual(ours);
  });

  it('are recognised if an engine reorders, adds fields or drops the size', () => {
    const wanted = archiveRule(wish);
    expect(isWanted({ ...wanted, Prefix: '' }, wanted)).toBe(true);
    const withSize = (size: number | undefined) => ({
      ...wanted,
      Filter: { And: { ...wanted.Filter?.And, ObjectSizeGreaterThan: size } }
    });
    expect(isWanted(withSize(undefined), wanted)).toBe(true);
    expect(isWanted(withSize(1), wanted)).toBe(false);
    expect(isWanted({ ...wanted, Status: 'Disabled' }, wanted)).toBe(false);
    expect(isWanted(undefined, wanted)).toBe(false);
  });
});
