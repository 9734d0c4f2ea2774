/** @jest-environment node */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../../..');

jest.setTimeout(60_000);

const EMPTY = 'export const x = 1;';

/** A file by its imports. */
type Files = Readonly<Record<string, readonly string[]>>;

/** What dependency-cruiser's rules say of a clone with these files alone: `rule: file`. */
async function broken(files: Files): Promise<string[]> {
  const clone = await mkdtemp(path.join(tmpdir(), 'curation-floors-'));
  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(clone, name)), { recursive: true });
    await writeFile(path.join(clone, name), text);
  };
  try {
    for (const [name, imports] of Object.entries(files)) {
      const lines = imports.map(
        (from, i) => `export * as it${i} from '${from}';`
      );
      await put(name, [EMPTY, ...lines].join('\n'));
    }
    await put('package.json', '{}');
    await put('tsconfig.json', '{}');
    await symlink(
      path.join(ROOT, 'node_modules'),
      path.join(clone, 'node_modules'),
      'junction'
    );
    return await cruise(clone);
  } finally {
    await rm(clone, { recursive: true });
  }
}

async function cruise(clone: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      `${ROOT}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      ...['--config', `${ROOT}/.dependency-cruiser.cjs`],
      ...['--output-type', 'json', 'src']
    ],
    { cwd: clone, maxBuffer: 1e8 }
  ).catch((failed: { stdout: string }) => failed);
  const report = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return report.summary.violations.map(
    ({ from, rule }) => `${rule.name}: ${from}`
  );
}

test('imports may go down', async () => {
  expect(
    await broken({
      'src/domain/x.ts': ['zod'],
      'src/ports/x.ts': ['../domain/x'],
      'src/app/x.ts': ['../ports/x', '../domain/x'],
      'src/desk/x.ts': ['../app/x', '../ports/x'],
      'src/desk/saving/x.ts': ['../x'],
      'src/desk/viewer/x.ts': ['../saving/x', '../x'],
      'src/desk/desk.ts': ['./viewer/x', './saving/x', './x'],
      'src/ui/x.ts': ['../desk/x', 'react'],
      'src/adapters/aws/x.ts': ['@aws-sdk/client-s3', '../../ports/x'],
      'src/plugin/x.ts': ['../ui/x', '../adapters/aws/x'],
      'src/cli/x.ts': ['../adapters/aws/x', 'node:fs', 'commander']
    })
  ).toEqual([]);
});

/** Rooms that follow each other from the top; rooms of one line are beside each other. */
const ROOMS: Readonly<Record<string, string>> = {
  domain: 'jobs edits queue product board viewer images reading',
  app: 'jobs edits product board',
  'adapters/browser': 'images saving',
  desk: 'commands viewer edits product queue images saving connection',
  plugin: 'desk jobs connection commands',
  cli: 'jobs connection terminal'
};
const BESIDE: readonly [string, string, string][] = [
  ['desk', 'viewer', 'jobs'],
  ['desk', 'edits', 'board'],
  ['domain', 'queue', 'connection'],
  ['app', 'images', 'viewer'],
  ['plugin', 'connection', 'saving']
];

/** A file in each room that imports from the room above it, or beside it. */
const upward = [
  ...Object.entries(ROOMS).flatMap(([floor, order]) => {
    const rooms = order.split(' ');
    return rooms.slice(1).map((room, at) => [floor, room, rooms[at]] as const);
  }),
  ...BESIDE,
  ...BESIDE.map(([floor, a, b]) => [floor, b, a] as const)
].map(
  ([floor, room, above]) =>
    [
      `${floor}/${room}/from-${above}.ts`,
      `../${above}/end`,
      `rooms-of-${floor.replace('/', '-')}`
    ] as const
);

describe('refused is', () => {
  /** A file that breaks one rule, what it imports, and the rule. */
  const wrong: readonly (readonly [string, string, string])[] = [
    ...upward,
    ['desk/state.ts', './saving/end', 'rooms-of-desk'],
    ['desk/deskOptions.ts', './desk', 'rooms-of-desk'],
    ['desk/newRoom/a.ts', '../state', 'rooms-of-desk'],
    ['domain/errors.ts', './viewer/end', 'rooms-of-domain'],
    ['cli/jobs/up.ts', '../cli', 'rooms-of-cli'],
    ['domain/a.ts', '../ui/end', 'floor-0-domain'],
    ['domain/b.ts', '../ports/end', 'floor-0-domain'],
    ['domain/c.ts', 'react', 'domain-knows-zod-alone'],
    ['domain/d.ts', 'node:fs', 'domain-knows-zod-alone'],
    ['domain/e.ts', './e2', 'no-circular'],
    ['ports/a.ts', '../app/end', 'floor-1-ports'],
    ['app/a.ts', '../adapters/jupyter/end', 'floor-2-app'],
    ['app/b.ts', '@aws-sdk/client-s3', 'aws-sdk-in-its-adapter-only'],
    ['app/c.ts', 'node:fs', 'pure-floors-no-node'],
    ['app/d.ts', './nowhere', 'no-unresolvable'],
    ['adapters/aws/a.ts', '../../app/end', 'floor-3-adapters'],
    ['adapters/aws/b.ts', '../jupyter/end', 'adapter-aws-alone'],
    ['adapters/parquet/a.ts', '../jupyter/end', 'adapter-parquet-alone'],
    ['adapters/browser/pictures.worker.ts', 'react', 'worker-no-host-packages'],
    ['desk/a.ts', '../ui/end', 'floor-3-desk'],
    ['desk/b.ts', 'react', 'pure-floors-no-foreign-world'],
    ['words/a.ts', '../desk/end', 'floor-2-words'],
    ['desk/c.ts', '../../tests/end', 'product-without-tests'],
    ['ui/a.ts', '../app/end', 'floor-4-ui'],
    ['plugin/a.ts', '../adapters/node/end', 'page-without-node'],
    ['plugin/b.ts', '@aws-sdk/client-s3', 'aws-sdk-in-its-adapter-only'],
    // By way of another file.
    ['plugin/c.ts', '../adapters/aws/c', 'page-without-node'],
    ['cli/a.ts', '../desk/end', 'node-without-page']
  ];
  const ends = 'ui ports app desk adapters/jupyter adapters/node'.split(' ');
  let found: readonly string[];

  beforeAll(async () => {
    found = await broken({
      ...Object.fromEntries(ends.map(floor => [`src/${floor}/end.ts`, []])),
      ...Object.fromEntries(
        wrong.map(([file, from]) => [`src/${file}`, [from]])
      ),
      ...Object.fromEntries(
        upward.map(([file, from]) => [
          `src/${path.join(path.dirname(file), from)}.ts`,
          []
        ])
      ),
      'src/desk/desk.ts': [],
      'src/cli/cli.ts': [],
      'src/domain/e2.ts': ['./e'],
      'tests/end.ts': [],
      'src/adapters/aws/c.ts': ['./connection/nodeCredentials'],
      'src/adapters/aws/connection/nodeCredentials.ts': []
    });
  });

  it.each(wrong)('in %s the import of %s', (file, _, rule) => {
    expect(found).toContain(`${rule}: src/${file}`);
  });
});
