/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { Tags } from '../../../../../src/domain/edits/tags';
import type { Answer, Request } from '../fakeService';
import { FakeService } from '../fakeService';

const COPIED: Answer = {
  body: '<CopyObjectResult><ETag>"a"</ETag></CopyObjectResult>'
};
const TAKEN: Answer = {
  status: 412,
  body: '<Error><Code>PreconditionFailed</Code></Error>'
};
const UNKNOWN: Answer = {
  status: 501,
  body: '<Error><Code>NotImplemented</Code><Message>A header.</Message></Error>'
};

async function connect(
  answers: Answer[] | ((request: Request) => Answer),
  s3Endpoint = ''
): Promise<{ ports: AwsPorts; service: FakeService; sent: () => string[] }> {
  const service = new FakeService(answers);
  const ports = await connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: 'ap-northeast-2',
      s3Endpoint,
      pathStyle: s3Endpoint !== ''
    }),
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    { requestHandler: service, maxAttempts: 1 }
  );
  return {
    ports,
    service,
    sent: () => service.requests.map(({ method }) => method)
  };
}

const ELSEWHERE = 'https://store.example';

describe('a copy', () => {
  it('on AWS asks nothing before it, and carries all its conditions', async () => {
    const { ports, service, sent } = await connect([COPIED]);
    expect(await ports.images.copy('a #1+%.jpg', 'b.jpg')).toBe('copied');
    expect(sent()).toEqual(['PUT']);
    expect(service.requests[0].headers).toMatchObject({
      'x-amz-copy-source': 'photos/a%20%231%2B%25.jpg',
      'x-amz-tagging-directive': 'REPLACE',
      'x-amz-metadata-directive': 'COPY',
      'if-none-match': '*'
    });
  });

  it('asks nothing before it at an endpoint of AWS', async () => {
    const { ports, sent } = await connect(
      [COPIED],
      'https://bucket.vpce-1.s3.ap-northeast-2.vpce.amazonaws.com'
    );
    await ports.images.copy('a.jpg', 'b.jpg');
    expect(sent()).toEqual(['PUT']);
  });

  it('elsewhere looks at the destination until the engine refused one for it', async () => {
    const { ports, sent } = await connect(
      [
        { status: 404 },
        TAKEN,
        { headers: { etag: '"a"', 'content-length': '3' } },
        { headers: { etag: '"b"', 'content-length': '4' } },
        COPIED
      ],
      ELSEWHERE
    );
    expect(await ports.images.copy('a.jpg', 'b.jpg')).toBe('taken');
    expect(await ports.images.copy('a.jpg', 'c.jpg')).toBe('copied');
    expect(sent()).toEqual(['HEAD', 'PUT', 'HEAD', 'HEAD', 'PUT']);
  });

  it.each([
    ['x-amz-tagging-directive', ['if-none-match']],
    ['if-none-match', ['x-amz-tagging-directive']]
  ])(
    'leaves out %s if the store does not know it, from then on',
    async (unknown, kept) => {
      const { ports, service } = await connect(
        ({ method, headers }) =>
          method === 'HEAD'
            ? { status: 404 }
            : headers[unknown] === undefined
              ? COPIED
              : UNKNOWN,
        ELSEWHERE
      );
      expect(await ports.images.copy('a.jpg', 'b.jpg')).toBe('copied');
      const first = service.requests.length;
      expect(await ports.images.copy('a.jpg', 'c.jpg')).toBe('copied');
      const later = service.requests.slice(first);
      expect(later.map(({ method }) => method)).toEqual(['HEAD', 'PUT']);
      expect(later[1].headers[unknown]).toBeUndefined();
      kept.forEach(name => expect(later[1].headers[name]).toBeDefined());
    }
  );

  it('that the store does not know at all is an error', async () => {
    const { ports } = await connect(
      ({ method }) => (method === 'HEAD' ? { status: 404 } : UNKNOWN),
      ELSEWHERE
    );
    await expect(ports.images.copy('a.jpg', 'b.jpg')).rejects.toMatchObject({
      kind: 'NotSupported'
    });
  });
});

describe('a destination that is taken', () => {
  /** Both objects by key; the copy is refused. */
  const having = (
    objects: Readonly<Record<string, Answer>>
  ): Promise<{ ports: AwsPorts; sent: () => string[] }> =>
    connect(({ method, path }) => {
      const { body = '', headers = {} } = objects[path] ?? {};
      const length = { 'content-length': `${String(body).length}` };
      return method === 'PUT'
        ? TAKEN
        : method === 'HEAD'
          ? { headers: { ...length, ...headers } }
          : { headers, body };
    });

  it('is our own copy by its checksum, whatever the ETags', async () => {
    const sum = { 'x-amz-checksum-sha256': 'same' };
    const { ports, sent } = await having({
      '/a.jpg': { body: 'bytes', headers: { etag: '"kms-1"', ...sum } },
      '/b.jpg': { body: 'bytes', headers: { etag: '"kms-2"', ...sum } }
    });
    expect(await ports.images.copy('a.jpg', 'b.jpg')).toBe('copied');
    expect(sent()).toEqual(['PUT', 'HEAD', 'HEAD']);
  });

  it('is another object by its checksum, although ETag and size are equal', async () => {
    const { ports } = await having({
      '/a.jpg': {
        body: 'bytes',
        headers: { etag: '"e"', 'x-amz-checksum-crc32': 'one' }
      },
      '/b.jpg': {
        body: 'bytes',
        headers: { etag: '"e"', 'x-amz-checksum-crc32': 'other' }
      }
    });
    expect(await ports.images.copy('a.jpg', 'b.jpg')).toBe('taken');
  });

  it.each([
    ['bytes', 'bytes', 'copied'],
    ['bytes', 'other', 'taken'],
    ['bytes', 'longer bytes', 'taken']
  ])(
    'is told by its bytes without a checksum: %s, %s',
    async (one, other, outcome) => {
      const { ports } = await having({
        '/a.jpg': { body: one, headers: { etag: '"e"' } },
        '/b.jpg': { body: other, headers: { etag: '"e"' } }
      });
      expect(await ports.images.copy('a.jpg', 'b.jpg')).toBe(outcome);
    }
  );

  it.each([
    ['whose type is told', { 'x-amz-checksum-type': 'COMPOSITE' }],
    ['whose type is not told', { etag: `"${'e'.repeat(32)}-3"` }]
  ])(
    'is not compared by the checksum of an upload in parts, %s',
    async (_, type) => {
      const headers = (checksum: string): Record<string, string> => ({
        'x-amz-checksum-sha256': checksum,
        ...type
      });
      const { ports } = await having({
        '/a.jpg': { body: 'bytes', headers: headers('one-2') },
        '/b.jpg': { body: 'bytes', headers: headers('other-3') }
      });
      expect(await ports.images.copy('a.jpg', 'b.jpg')).toBe('copied');
    }
  );
});

describe('tags of an object that a delete marker hides', () => {
  const HIDDEN: Answer = {
    status: 405,
    body: '<Error><Code>MethodNotAllowed</Code></Error>'
  };

  it('are those of a missing object on AWS, whose other objects keep theirs', async () => {
    const { ports, service } = await connect(({ path, method }) =>
      path === '/hidden.jpg'
        ? HIDDEN
        : method === 'GET'
          ? {
              body: '<Tagging><TagSet><Tag><Key>status</Key><Value>archived</Value></Tag></TagSet></Tagging>'
            }
          : COPIED
    );
    const { images } = ports;
    expect(await images.tags('hidden.jpg')).toBeUndefined();
    const some: Tags = { status: 'archived' };
    for (const tags of [some, {}]) {
      await expect(images.setTags('hidden.jpg', tags)).rejects.toMatchObject({
        kind: 'NotFound',
        code: 'object-missing',
        facts: { resource: 'arn:aws:s3:::photos/hidden.jpg' }
      });
    }
    expect(await images.tags('a.jpg')).toEqual({ status: 'archived' });
    await images.copy('a.jpg', 'b.jpg');
    expect(service.requests.at(-1)?.headers).toHaveProperty(
      'x-amz-tagging-directive'
    );
  });

  it('say nothing of others on AWS, whatever the refusal', async () => {
    const { ports } = await connect([UNKNOWN, { status: 200 }]);
    await expect(ports.images.tags('a.jpg')).rejects.toMatchObject({
      kind: 'NotSupported'
    });
    expect(await ports.images.tags('b.jpg')).toEqual({});
  });

  it('may be tags that another store does not have', async () => {
    const { ports } = await connect([HIDDEN], ELSEWHERE);
    await expect(ports.images.tags('hidden.jpg')).rejects.toMatchObject({
      kind: 'NotSupported'
    });
  });
});

describe('tags that the store does not have', () => {
  it('are asked for once', async () => {
    const { ports, service } = await connect(() => UNKNOWN, ELSEWHERE);
    for (let i = 0; i < 3; i++) {
      await expect(ports.images.tags('a.jpg')).rejects.toMatchObject({
        kind: 'NotSupported'
      });
    }
    await expect(
      ports.images.setTags('a.jpg', { status: 'archived' })
    ).rejects.toMatchObject({ kind: 'NotSupported' });
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ['a 501', UNKNOWN],
    ['an answer that a page may not read', { cut: 'Failed to fetch' }]
  ])('are found by the connection check: %s', async (_, tagging: Answer) => {
    const { ports, service } = await connect(
      ({ query }) => (query && 'tagging' in query ? tagging : { status: 404 }),
      ELSEWHERE
    );
    const look = (): Promise<unknown> =>
      ports.provisioning.inspect(['object-tags', 'copy-conditions']);
    const lacking = [
      { resource: 'object-tags', state: 'unsupported' },
      { resource: 'copy-conditions', state: 'unsupported' }
    ];
    expect(await look()).toMatchObject(lacking);
    const asked = service.requests.length;
    expect(await look()).toMatchObject(lacking);
    expect(service.requests).toHaveLength(asked);
  });

  it('are not asked for on AWS', async () => {
    const { ports, service } = await connect([]);
    expect(
      await ports.provisioning.inspect(['object-tags', 'copy-conditions'])
    ).toMatchObject([{ state: 'ok' }, { state: 'ok' }]);
    expect(service.requests).toEqual([]);
  });

  it('are there if the object is missing that they are asked of', async () => {
    const { ports } = await connect(
      [{ status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }],
      ELSEWHERE
    );
    expect(await ports.provisioning.inspect(['object-tags'])).toMatchObject([
      { state: 'ok' }
    ]);
  });
});
