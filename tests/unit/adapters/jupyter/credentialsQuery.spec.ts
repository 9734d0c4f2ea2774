import { credentialsQuery } from '../../../../src/adapters/jupyter/credentialsQuery';
import { readConnection } from '../../../../src/domain/connection/connection';

it('names what the server narrows credentials to', () => {
  const connection = readConnection({
    name: 'shop',
    bucket: 'pictures',
    bucketRegion: 'ap-northeast-2',
    prefix: 'shop',
    profile: 'team'
  });

  expect(credentialsQuery(connection, 'curator')).toEqual({
    profile: 'team',
    bucket: 'pictures',
    bucketRegion: 'ap-northeast-2',
    // The server refuses a prefix that does not end in a slash.
    prefix: 'shop/',
    table: 'ProductAssets',
    tableRegion: 'ap-northeast-2',
    use: 'curator'
  });
});

it('names the endpoints, by which the server knows its own sample and what it allows', () => {
  const connection = readConnection({
    name: 'sample',
    bucket: 'pictures',
    bucketRegion: 'us-east-1',
    s3Endpoint: 'http://127.0.0.1:5001',
    dynamodbEndpoint: 'http://127.0.0.1:5002'
  });

  expect(credentialsQuery(connection, 'curator')).toMatchObject({
    s3Endpoint: 'http://127.0.0.1:5001',
    dynamodbEndpoint: 'http://127.0.0.1:5002'
  });
});
