/** The floors of ARCHITECTURE.md: imports go down only. */

/** A floor may import itself and these others. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...allowed].join('|')})/` }
});

const adapter = name => ({
  name: `adapter-${name}-alone`,
  severity: 'error',
  from: { path: `^src/adapters/${name}/` },
  to: { path: '^src/adapters/', pathNot: `^src/adapters/${name}/` }
});

/**
 * The rooms of a floor from the top: imports go down only, and rooms of one
 * line do not know each other. `*` stands for the floor's own files.
 */
const ROOMS = {
  domain:
    'jobs > edits > connection queue > product > board > viewer > images > reading > *',
  app: 'jobs > edits > product > board images queue viewer > *',
  'adapters/aws': '* > provisioning > catalogue images > connection > answers',
  'adapters/browser': 'jobs > connection images > saving > *',
  desk: 'desk.ts > deskParts.ts > deskOptions.ts > commands > viewer jobs > edits board > product > queue > images > saving > connection > *',
  plugin: 'deskPlugin.ts > desk > jobs > connection saving > commands > *',
  ui: '* > jobs > queue > board connection edits product saving viewer > images > controls',
  cli: '* > jobs > connection > terminal'
};

/** The rules that keep the rooms of a floor in their order. */
const ordered = ([floor, order]) => {
  const layers = order.split(' > ').map(layer => layer.split(' ').map(filesOf));
  const within = rooms => `^src/${floor}/(${rooms.join('|')})`;
  const rule = (from, to) => ({
    name: `rooms-of-${floor.replace('/', '-')}`,
    severity: 'error',
    from,
    to
  });
  return [
    ...layers.flatMap((layer, at) => {
      const above = layers.slice(0, at).flat();
      return layer
        .map(room => [room, [...above, ...layer.filter(one => one !== room)]])
        .filter(([, others]) => others.length > 0)
        .map(([room, others]) =>
          rule(
            { path: within([room]), pathNot: within([...above, '$^']) },
            { path: within(others) }
          )
        );
    }),
    // A room that has no place in the order yet.
    rule({ path: `^src/${floor}/`, pathNot: within(layers.flat()) }, {})
  ];
};

const filesOf = room =>
  room === '*' ? '[^/]+$' : room.endsWith('.ts') ? `${room}$` : `${room}/`;

/** What only a page has, and what only Node has. */
const PAGE_ONLY = '^src/(ui|desk|plugin|adapters/(browser|jupyter))/';
const NODE_ONLY =
  '^src/(cli|adapters/node)/|^src/adapters/aws/connection/nodeCredentials';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('floor-0-domain', 'domain', []),
    only('floor-1-ports', 'ports', ['domain']),
    only('floor-2-app', 'app', ['ports', 'domain']),
    only('floor-3-adapters', 'adapters', ['ports', 'domain']),
    ...['aws', 'browser', 'jupyter', 'node', 'parquet'].map(adapter),
    only('floor-2-words', 'words', ['ports', 'domain']),
    only('floor-3-desk', 'desk', ['words', 'app', 'ports', 'domain']),
    only('floor-4-ui', 'ui', ['desk', 'words', 'domain']),
    ...Object.entries(ROOMS).flatMap(ordered),
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts)/' }
    },
    {
      name: 'domain-knows-zod-alone',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        dependencyTypes: [
          'npm',
          'npm-dev',
          'npm-peer',
          'npm-optional',
          'npm-no-pkg',
          'core'
        ],
        pathNot: 'node_modules/zod/'
      }
    },
    {
      name: 'pure-floors-no-foreign-world',
      severity: 'error',
      from: { path: '^src/(ports|app|words|desk)/' },
      to: {
        path: 'node_modules/(@jupyterlab|@lumino|@aws-sdk|@smithy|react|sharp|idb)'
      }
    },
    {
      name: 'pure-floors-no-node',
      severity: 'error',
      from: { path: '^src/(ports|app|words|desk|ui|plugin)/' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'aws-sdk-in-its-adapter-only',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: '^src/adapters/aws/' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' }
    },
    {
      name: 'page-without-node',
      severity: 'error',
      from: { path: '^src/(index\\.ts|plugin/)' },
      to: { path: NODE_ONLY, reachable: true }
    },
    {
      name: 'node-without-page',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: PAGE_ONLY, reachable: true }
    },
    {
      // Host packages come from the page: a worker that reaches one never answers.
      name: 'worker-no-host-packages',
      severity: 'error',
      from: { path: '[.\\/]worker\\.ts$' },
      to: {
        path: 'node_modules/(@jupyterlab|@lumino|react)/',
        reachable: true
      }
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types']
    }
  }
};
