import { readConnection } from '../../../../src/domain/connection/connection';
import {
  connectionFieldProblem,
  connectionFields
} from '../../../../src/domain/connection/connectionFields';
import { english } from '../../../support/english';

const KINDS = [
  ['arn:aws:s3:::photos', 'bucket-arn', /ARN/],
  [
    'arn:aws:s3:ap-northeast-2:123456789012:accesspoint/photos',
    'bucket-arn',
    /ARN/
  ],
  ['arn:aws:s3::123456789012:accesspoint/m123.mrap', 'bucket-arn', /ARN/],
  ['m123.mrap', 'bucket-access-point', /access point/],
  ['photos-abc123-s3alias', 'bucket-access-point', /access point/],
  ['photos--use1-az4--x-s3', 'bucket-directory', /directory bucket/]
] as const;

describe.each(KINDS)('a bucket named %s', (bucket, problem, words) => {
  const value = { name: 'test', bucket, bucketRegion: 'ap-northeast-2' };

  it.each(['settings', 'options'] as const)(
    'is refused before any request is signed: %s',
    source => {
      let refused: unknown;
      try {
        readConnection(value, source);
      } catch (error) {
        refused = error;
      }
      expect(refused).toMatchObject({ code: 'connection-unusable' });
      expect(english(refused)).toMatch(words);
    }
  );

  it('is refused by the form', () => {
    expect(connectionFieldProblem('bucket', connectionFields(value), [])).toBe(
      problem
    );
  });
});
