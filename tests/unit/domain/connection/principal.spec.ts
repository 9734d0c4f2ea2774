import { principalOf } from '../../../../src/domain/connection/who';

const ALICE = {
  serverUser: 'alice',
  hubUser: 'alice',
  connectionName: '',
  typedKeyId: null
};

it('a person of a hub is the same while AWS does not say who signs', () => {
  const arn = 'arn:aws:sts::111122223333:assumed-role/desk/alice';
  expect(principalOf({ ...ALICE, arn })).toBe(
    principalOf({ ...ALICE, arn: null })
  );
  expect(principalOf({ ...ALICE, arn })).not.toBe(
    principalOf({ ...ALICE, hubUser: 'bob', serverUser: 'bob', arn })
  );
});

it('without a hub, users of IAM are different people', () => {
  const of = (name: string): string =>
    principalOf({
      ...ALICE,
      hubUser: null,
      arn: `arn:aws:iam::111122223333:user/${name}`
    });
  expect(of('kim')).not.toBe(of('lee'));
});

it('a session name that a program made does not count', () => {
  const of = (session: string): string =>
    principalOf({
      ...ALICE,
      hubUser: null,
      arn: `arn:aws:sts::111122223333:assumed-role/desk/${session}`
    });
  expect(of('botocore-session-1')).toBe(of('botocore-session-2'));
});
