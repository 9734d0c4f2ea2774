/** @jest-environment node */
import { connectionFrom } from '../../../src/cli/connection/connectionOptions';
import { migrationText } from '../../../src/cli/jobs/migrationText';
import { migrationExit } from '../../../src/cli/jobs/migrateCommand';
import { run } from '../../../src/cli/program';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ran(...args: string[]): Promise<Ended> {
  const said = { out: '', err: '' };
  const code = await run(args, '1.2.3', {
    env: {},
    out: { write: text => (said.out += text) },
    err: { write: text => (said.err += text) },
    signal: new AbortController().signal
  });
  return { code, ...said };
}

describe('the command line', () => {
  it('prints its version', async () => {
    expect(await ran('--version')).toEqual({
      code: 0,
      out: '1.2.3\n',
      err: ''
    });
  });

  it.each([
    'setup',
    'migrate',
    'pack',
    'verify',
    'purge',
    'adopt',
    'archive',
    'export'
  ])('has help for %s', async name => {
    const { code, out } = await ran(name, '--help');

    expect(code).toBe(0);
    expect(out).toContain('--dry-run');
    expect(out).toContain('--json');
  });

  it.each([
    ['an unknown command', ['fly']],
    ['an unknown option', ['setup', '--fly']],
    ['a part that there is not', ['setup', '--only', 'cors,moon']],
    ['no part', ['setup', '--only', '']],
    ['any origin', ['setup', '--page-origin', '*']],
    ['a path as an origin', ['setup', '--page-origin', 'https://a.example/x']],
    ['a missing folder', ['migrate']],
    ['no bucket', ['setup']],
    ['a category without a number', ['verify', '--category', 'TOP']],
    ['a category of zero', ['purge', '--category', 'TOP/0']],
    ['no number of days', ['purge', '--older-than', '-1']],
    [
      'a bad endpoint',
      ['setup', '--bucket', 'b', '--region', 'r', '--s3-endpoint', 'x']
    ]
  ])('ends with 2 after %s', async (_, args) => {
    const { code, err } = await ran(...args);

    expect(code).toBe(2);
    // No stack.
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('says what to do', async () => {
    expect((await ran('setup')).err).toBe(
      'No bucket was given.\nGive --bucket, or set CURATION_BUCKET.\n'
    );
  });
});

describe('policy', () => {
  const dataset = ['--bucket', 'b-1', '--region', 'cn-north-1'];

  it('prints what a curator needs by default, and makes no request', async () => {
    const { code, out } = await ran('policy', ...dataset, '--prefix', 'shop');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ Version: '2012-10-17' });
    expect(out).toContain('arn:aws-cn:s3:::b-1/shop/*');
    expect(out).not.toContain('s3:DeleteObject"');
  });

  it('prints what it takes to assume a role', async () => {
    const role = 'arn:aws-cn:iam::111122223333:role/desk';
    const { out } = await ran('policy', ...dataset, '--assume-role', role);

    expect(JSON.parse(out).Statement).toEqual([
      { Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: role }
    ]);
  });

  it.each([
    [['--for', 'king']],
    [['--account', '12']],
    [['--kms-key', 'alias/mine']],
    [['--assume-role', 'desk']]
  ])('ends with 2 after %j', async args => {
    expect((await ran('policy', ...dataset, ...args)).code).toBe(2);
  });
});

describe('the connection', () => {
  it('comes from the environment', () => {
    expect(
      connectionFrom(
        {},
        {
          CURATION_BUCKET: 'pictures',
          CURATION_REGION: 'ap-northeast-2',
          CURATION_S3_ENDPOINT: 'http://127.0.0.1:9000'
        }
      )
    ).toMatchObject({
      bucket: 'pictures',
      bucketRegion: 'ap-northeast-2',
      tableRegion: 'ap-northeast-2',
      table: 'ProductAssets',
      s3Endpoint: 'http://127.0.0.1:9000',
      pathStyle: true
    });
  });

  it('comes from options first', () => {
    expect(
      connectionFrom(
        { bucket: 'mine', table: 'Mine', region: 'eu-west-1', prefix: '/set' },
        { CURATION_BUCKET: 'theirs', CURATION_TABLE: 'Theirs' }
      )
    ).toMatchObject({
      bucket: 'mine',
      table: 'Mine',
      bucketRegion: 'eu-west-1',
      prefix: 'set/',
      pathStyle: false
    });
  });
});

const NOTHING = {
  dryRun: false,
  stopped: false,
  created: 0,
  existing: 0,
  imagesSent: 0,
  imagesThere: 0,
  bytesSent: 0,
  packs: 0,
  unpacked: [],
  skipped: [],
  counts: {},
  added: [],
  exchanged: [],
  replaced: [],
  forPerson: [],
  categories: []
};

describe('a migration ends with', () => {
  it.each([
    [2, 'no product', {}],
    [0, 'products that are there already', { existing: 1 }],
    [1, 'a stop', { stopped: true, created: 1 }],
    [
      3,
      'a folder that cannot be read',
      { created: 1, counts: { unreadable: 1 } }
    ],
    [0, 'hidden files', { created: 1, counts: { hidden: 1 } }]
  ])('%j after %s', (code, _, patch) => {
    expect(migrationExit({ ...NOTHING, ...patch })).toBe(code);
  });

  it('a sentence that says what the folder must contain if it has no product', () => {
    expect(migrationText(NOTHING)).toMatch(/^No product was found/);
  });
});

test('the report of a migration names what needs a person', () => {
  const text = migrationText({
    dryRun: false,
    stopped: false,
    created: 1,
    existing: 0,
    imagesSent: 2,
    imagesThere: 0,
    bytesSent: 3_000_000,
    packs: 1,
    added: [],
    exchanged: [],
    replaced: [],
    unpacked: [
      {
        product: { mainCategory: 'TOP', subCategory: 1005, productId: '2' },
        reason: { code: 'pack-of-none' }
      }
    ],
    skipped: [
      { path: 'TOP/x', reason: { code: 'hidden' } },
      { path: 'TOP/a.txt', reason: { code: 'file-among-folders' } },
      { path: 'TOP/y', reason: { code: 'hidden' } }
    ],
    counts: { hidden: 2, 'file-among-folders': 1 },
    forPerson: [
      {
        product: { mainCategory: 'TOP', subCategory: 1005, productId: '1' },
        reason: { code: 'other-bytes-there' },
        paths: ['detail/a.jpg']
      }
    ],
    categories: [{ mainCategory: 'TOP', subCategory: 1005, products: 1 }]
  });

  expect(text).toBe(
    [
      'Left out (2). It is hidden.',
      'Left out (1). It is a file where folders are expected:',
      '  TOP/a.txt',
      'Needs a person:',
      '  TOP/1005/1: It was not created: the bucket has other bytes under the names of its files.',
      '    detail/a.jpg',
      'Without a pack of thumbnails: they only open more slowly; run pack:',
      '  TOP/1005/2: No thumbnail could be made of its images.',
      'Products in the table:',
      '  TOP/1005: 1',
      '1 product was created. 0 products existed already. Sent: 2 images (3.0 MB). 1 pack of thumbnails was written.',
      ''
    ].join('\n')
  );
});
