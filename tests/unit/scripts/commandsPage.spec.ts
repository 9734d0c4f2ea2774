/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');

it('docs/commands.md is what `npm run docs:commands` writes', () => {
  const check = (): string =>
    execFileSync(
      process.execPath,
      ['scripts/commandsPage.mjs', '--check'],
      // Its own message tells what to do.
      { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }
    );
  expect(check).not.toThrow();
});
