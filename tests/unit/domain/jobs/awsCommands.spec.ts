/** @jest-environment node */
import { execFileSync } from 'node:child_process';

import { readConnection } from '../../../../src/domain/connection/connection';
import {
  createBucketCommand,
  putCorsCommand
} from '../../../../src/domain/jobs/setup/awsCommands';

/** The words that a shell makes of a command. */
function wordsOf(command: string): readonly string[] {
  return execFileSync('sh', ['-c', `printf '%s\\n' ${command}`])
    .toString()
    .trimEnd()
    .split('\n');
}

const connection = readConnection({
  name: 'test',
  bucket: 'my-images',
  bucketRegion: 'ap-northeast-2'
});

it('the commands name bucket, region and rule', () => {
  expect(createBucketCommand(connection)).toBe(
    'aws s3api create-bucket --bucket my-images --create-bucket-configuration LocationConstraint=ap-northeast-2 --region ap-northeast-2'
  );
  const words = wordsOf(putCorsCommand(connection));
  const rule = words[words.indexOf('--cors-configuration') + 1];
  expect(JSON.parse(rule)).toMatchObject({
    CORSRules: [{ ID: 'jupyterlab-curation', AllowedOrigins: ['*'] }]
  });
});

it('the region that must not be named is not', () => {
  expect(
    createBucketCommand({ ...connection, bucketRegion: 'us-east-1' })
  ).not.toContain('LocationConstraint');
});

it('a connection that carries a command of a shell gives one word', () => {
  for (const evil of ["a'; touch /tmp/x; '", '$(id)', '`id`', 'a b', '"']) {
    const words = wordsOf(
      createBucketCommand({
        ...connection,
        bucket: evil,
        profile: evil,
        s3Endpoint: evil
      })
    );
    expect(words.filter(word => word === evil)).toHaveLength(3);
  }
});
