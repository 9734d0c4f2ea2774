import type { Switched } from '../../../../src/domain/connection/serverPolicy';
import {
  NO_POLICY,
  checkRules,
  offeredConnections,
  readServerPolicy
} from '../../../../src/domain/connection/serverPolicy';

const OWN = { name: 'mine', bucket: 'b', bucketRegion: 'us-east-1' };
const GIVEN = { name: 'team', bucket: 'images', bucketRegion: 'us-east-1' };

it('an older server allows everything', () => {
  expect(readServerPolicy({})).toEqual(NO_POLICY);
  expect(() =>
    checkRules(NO_POLICY, 'change', 'upload', 'delete', 'purge')
  ).not.toThrow();
});

it('what a later server says beside is not read, and what is no policy is none', () => {
  expect(
    readServerPolicy({
      disabledFeatures: ['teleport', 'purge'],
      later: 1,
      readOnly: true
    })
  ).toMatchObject({ disabledFeatures: ['purge'], readOnly: true });
  expect(readServerPolicy('<html>')).toBeUndefined();
  expect(readServerPolicy({ readOnly: 'yes' })).toBeUndefined();
  expect(
    readServerPolicy({ connections: Array(10_000).fill(GIVEN) })
  ).toBeUndefined();
});

it.each<Switched>(['upload', 'delete', 'purge', 'migrate', 'export'])(
  'names %s if it is switched off',
  needed => {
    const rules = { readOnly: false, disabledFeatures: [needed] };
    expect(() => checkRules(rules, 'change', needed)).toThrow(
      expect.objectContaining({ code: 'policy-forbids', facts: { needed } })
    );
    expect(() => checkRules(rules, 'change')).not.toThrow();
  }
);

it('merges connections: the administrator’s first, and no other under their names', () => {
  const policy = { ...NO_POLICY, connections: [GIVEN] };
  const impostor = { ...OWN, name: 'team' };
  const offered = offeredConnections(policy, [impostor, OWN, 'broken']);
  expect(
    offered.map(({ name, ofAdministrator }) => [name, ofAdministrator])
  ).toEqual([
    ['team', true],
    ['mine', false],
    ['', false]
  ]);
  expect(offered[0].value).toBe(GIVEN);
  expect(
    offeredConnections({ ...policy, allowOwnConnections: false }, [OWN])
  ).toHaveLength(1);
});

it('leaves out own connections to hosts that are not allowed', () => {
  const policy = {
    ...NO_POLICY,
    anyEndpoint: false,
    allowedEndpoints: ['minio:9000', 's3.example.org']
  };
  const to = (s3Endpoint: string, dynamodbEndpoint = ''): boolean =>
    offeredConnections(policy, [{ ...OWN, s3Endpoint, dynamodbEndpoint }])
      .length > 0;
  expect(to('')).toBe(true);
  expect(to('https://s3.eu-west-1.amazonaws.com')).toBe(true);
  expect(to('http://MINIO:9000/', 'https://s3.example.org:443')).toBe(true);
  expect(to('http://minio:9001')).toBe(false);
  expect(to('http://minio:9000', 'http://elsewhere:8000')).toBe(false);
});
