/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** The script with nothing of an endpoint in its environment, or with what is given. */
function conformance(env: Record<string, string> = {}): string {
  const { PATH } = process.env;
  try {
    return execFileSync(process.execPath, ['scripts/conformance.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH, ...env }
    });
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return `${status}: ${stderr}`;
  }
}

describe('npm run conformance', () => {
  it('says what it wants where no endpoint is set', () => {
    expect(conformance()).toMatch(
      /^2: CURATION_S3_ENDPOINT and CURATION_DYNAMODB_ENDPOINT not set\./
    );
  });

  it('takes no endpoint of AWS for one that is missing', () => {
    expect(conformance({ CURATION_S3_ENDPOINT: 'http://127.0.0.1:9' })).toMatch(
      /^2: CURATION_DYNAMODB_ENDPOINT not set\./
    );
  });
});

it('counts the suites on endpoints alone', () => {
  const test = (suite: string, status: string): object => ({
    ancestorTitles: [suite],
    fullName: `${suite} does it`,
    status
  });
  const report = {
    numRuntimeErrorTestSuites: 1,
    testResults: [
      {
        assertionResults: [
          test('Catalogue: AWS', 'passed'),
          test('Catalogue: memory', 'passed'),
          test('Catalogue: memory', 'pending'),
          test('the journal in IndexedDB', 'failed'),
          test('the images on S3', 'pending'),
          test('the catalogue on DynamoDB', 'failed')
        ]
      }
    ]
  };
  const code = `
    import { conformanceOf } from './scripts/test/conformance.mjs';
    console.log(JSON.stringify(conformanceOf(${JSON.stringify(report)})));
  `;

  expect(
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        cwd: ROOT,
        encoding: 'utf8'
      })
    )
  ).toEqual({
    counts: { passed: 1, failed: 2, skipped: 1 },
    skipped: ['the images on S3 does it']
  });
});
