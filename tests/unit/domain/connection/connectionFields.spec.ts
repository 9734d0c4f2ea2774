import {
  bucketNameProblem,
  isRegion
} from '../../../../src/domain/connection/awsNames';
import {
  connectionFieldProblem,
  connectionFields,
  wrongConnectionFields
} from '../../../../src/domain/connection/connectionFields';

it.each([
  ['images', undefined],
  ['my.images-2', undefined],
  ['a'.repeat(63), undefined],
  ['ab', 'bucket-length'],
  ['a'.repeat(64), 'bucket-length'],
  ['My-Bucket', 'bucket-characters'],
  ['my_bucket', 'bucket-characters'],
  ['s3://images', 'bucket-characters'],
  ['-images', 'bucket-ends'],
  ['images.', 'bucket-ends'],
  ['my..images', 'bucket-dots'],
  ['192.168.5.4', 'bucket-address'],
  ['xn--images', 'bucket-reserved'],
  ['images-s3alias', 'bucket-reserved']
])('the bucket %s: %s', (name, problem) => {
  expect(bucketNameProblem(name)).toBe(problem);
});

it.each([
  ['ap-northeast-2', false, true],
  ['us-gov-west-1', false, true],
  ['eusc-de-east-1', false, true],
  ['Seoul', false, false],
  ['ap-northeast', false, false],
  ['ap-northeast-2a', false, false],
  ['garage', false, false],
  ['garage', true, true],
  ['my region', true, false]
])('the region %s, with an endpoint of its own %s: %s', (text, own, is) => {
  expect(isRegion(text, own)).toBe(is);
});

it('names the fields that are wrong', () => {
  expect(wrongConnectionFields(connectionFields({}), [])).toEqual([
    'name',
    'bucket',
    'bucketRegion'
  ]);
  const fields = connectionFields({
    name: 'team',
    bucket: 'images',
    bucketRegion: 'ap-northeast-2',
    s3Endpoint: 'localhost:9000',
    prefix: 7,
    pathStyle: true,
    relay: 'yes'
  });
  expect(fields).toMatchObject({
    table: 'ProductAssets',
    prefix: '',
    pathStyle: true,
    relay: false
  });
  expect(wrongConnectionFields(fields, [])).toEqual(['s3Endpoint']);
  expect(connectionFieldProblem('name', fields, ['team'])).toBe('name-taken');
});
