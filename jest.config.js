// Said once in package.json's `engines`; the SDK says it in every process.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/* Packages published as ES modules, which jest must transform. */
const esModules = [
  '@codemirror',
  '@jupyter/',
  '@jupyterlab/',
  '@microsoft/',
  '@noble/hashes',
  'exenv-es6',
  'github-slugger',
  'hyparquet',
  'lib0',
  'marked',
  'nanoid',
  'y-protocols',
  'yjs'
].join('|');

/** What all projects share. Types are checked by `tsc`, not here. */
const shared = {
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': [
      'ts-jest',
      { tsconfig: 'tsconfig.jest.json', diagnostics: false }
    ]
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules}))`],
  modulePathIgnorePatterns: [
    '<rootDir>/.venv',
    '<rootDir>/lib',
    '<rootDir>/dist',
    '<rootDir>/jupyterlab_curation/labextension'
  ]
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/unit/**/*.spec.{ts,tsx}'],
      testEnvironment: '<rootDir>/jest.env.js',
      // The AWS SDK's "browser" condition is ESM only: resolve its CommonJS build.
      testEnvironmentOptions: {
        customExportConditions: ['node', 'node-addons']
      },
      setupFiles: ['<rootDir>/jest.setup.js'],
      moduleNameMapper: {
        '\\.(css|less|sass|scss)$': '<rootDir>/jest.style-stub.js',
        '\\.svg$': '<rootDir>/jest.svg-stub.js'
      }
    },
    {
      ...shared,
      displayName: 'contracts',
      testMatch: ['<rootDir>/tests/contracts/**/*.spec.ts'],
      testEnvironment: 'node',
      globalSetup: '<rootDir>/tests/contracts/engine/start.ts',
      globalTeardown: '<rootDir>/tests/contracts/engine/stop.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/contracts/engine/patience.ts']
    },
    {
      ...shared,
      displayName: 'faults',
      testMatch: ['<rootDir>/tests/faults/**/*.spec.ts'],
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tests/faults/setup.ts'],
      globalSetup: '<rootDir>/tests/faults/start.ts',
      globalTeardown: '<rootDir>/tests/faults/stop.ts'
    }
  ]
};
