import { rightsFindings } from '../../../../src/desk/connection/rightsFindings';
import { readConnection } from '../../../../src/domain/connection/connection';
import { EXCESSES, readExcess } from '../../../../src/domain/connection/excess';
import { setupSentence } from '../../../../src/words/jobs/setup';
import { PLAIN } from '../../../../src/words/trans';

const AWS = readConnection({
  name: 'shop',
  bucket: 'pictures',
  bucketRegion: 'ap-northeast-2'
});

it.each(EXCESSES)('says that the page holds too much: %s', excess => {
  const [finding] = rightsFindings(AWS, false, readExcess(excess));

  expect(finding.state).toBe('different');
  const { text, remedy } = setupSentence(finding, PLAIN);
  expect(text).toMatch(/^This page holds all rights of /);
  expect(remedy).toContain('c.Curation.');
});

it('says that a role is narrowed to the connection', () => {
  const [finding] = rightsFindings(AWS, false, readExcess(null));

  expect(finding.state).toBe('ok');
});

it('does not believe that a server narrows what it does not speak of', () => {
  expect(readExcess(undefined)).toBe('temporary');
  expect(readExcess('constructor')).toBe('temporary');
});

it('says nothing of typed credentials and of services without IAM', () => {
  expect(rightsFindings(AWS, true, undefined)).toEqual([]);
  const own = {
    ...AWS,
    s3Endpoint: 'http://minio.example',
    dynamodbEndpoint: 'http://table.example'
  };
  expect(rightsFindings(own, false, 'user')).toEqual([]);
});
