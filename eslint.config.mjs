import js from '@eslint/js';
import jupyterPlugin from '@jupyter/eslint-plugin';
import prettier from 'eslint-config-prettier';
import react from 'eslint-plugin-react';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import { outsideKeys } from './scripts/lint/outsideKeys.mjs';

/** Globals of a page or of a runtime, which the pure floors are given as options. */
const EFFECTS = [
  'document',
  'window',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'crypto',
  'process',
  'setTimeout',
  'setInterval'
];

export default defineConfig([
  {
    ignores: [
      'node_modules',
      '.venv*',
      '.sandbox',
      'lib',
      'dist',
      'coverage',
      'docs/_build',
      'jupyterlab_curation',
      'tests/e2e/test-results',
      'tests/e2e/playwright-report',
      'tests/hub/test-results'
    ]
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ObjectExpression > SpreadElement > ObjectExpression',
          message: 'Write the properties without spreading a literal.'
        }
      ]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { jupyter: jupyterPlugin },
    extends: [jupyterPlugin.configs.recommended]
  },
  {
    files: ['src/**/*.{ts,tsx}', 'tests/unit/**/*.{ts,tsx}'],
    extends: [
      react.configs.flat.recommended,
      reactHooks.configs.flat['recommended-latest']
    ],
    settings: { react: { version: 'detect' } },
    rules: {
      // TypeScript checks them.
      'react/prop-types': 'off',
      'react-hooks/exhaustive-deps': 'error',
      // It speaks of the React Compiler, which is not used.
      'react-hooks/incompatible-library': 'off'
    }
  },
  {
    // JupyterLab's translator lives in the page: texts are translated there.
    files: ['src/{domain,ports,app,adapters,cli}/**/*.ts'],
    rules: { 'jupyter/no-untranslated-string': 'off' }
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { project: 'tsconfig.test.json' }
    },
    rules: {
      // A token and what it gives share a name, as in JupyterLab.
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_' }
      ]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house: { rules: { 'no-outside-keys': outsideKeys } } },
    rules: { 'house/no-outside-keys': 'error' }
  },
  {
    files: ['bench/**/*.ts'],
    languageOptions: { parserOptions: { project: 'tsconfig.scripts.json' } }
  },
  {
    rules: { curly: ['error', 'all'], eqeqeq: 'error' }
  },
  {
    // dependency-cruiser says the same of resolved imports; here a person
    // sees it while typing, and a package that is not installed is caught too.
    files: ['src/**/*.{ts,tsx}', 'scripts/**'],
    ignores: ['src/adapters/aws/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@(aws-sdk|smithy)/',
              message: 'The AWS SDK is used in src/adapters/aws only.'
            }
          ]
        }
      ]
    }
  },
  {
    files: ['src/{domain,ports,app}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...EFFECTS.map(name => ({
          name,
          message: 'Effects arrive as options below the desk.'
        }))
      ]
    }
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { globals: { ...globals.node }, sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { ...globals.node }, sourceType: 'module' },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_' }
      ]
    }
  },
  {
    // Parts of these run in a page.
    files: ['jest.setup.js', 'scripts/pictures.mjs', 'bench/**/*.mjs'],
    languageOptions: { globals: { ...globals.browser } }
  },
  { files: ['style/*.js'], languageOptions: { sourceType: 'module' } },
  prettier,
  // After prettier's, which switches it off: braces are no matter of layout here.
  { rules: { curly: ['error', 'all'] } }
]);
