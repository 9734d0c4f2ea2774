import { setUp } from '../app/setup';
import type { SetupReport } from '../app/setup';
import type { Connection } from '../domain/connection';
import { connected } from './connected';
import { EXIT } from './exitCode';
import type { ExitCode } from './exitCode';
import type { Surroundings } from './surroundings';

export interface RunOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `setup`: the bucket and the table, with all that belongs to them. */
export async function runSetup(
  connection: Connection,
  { dryRun, json }: RunOptions,
  { out, err }: Surroundings
): Promise<ExitCode> {
  const report = await connected(connection, ({ provisioning }) =>
    setUp(provisioning, {
      dryRun,
      onMake: ({ part }) => {
        if (!json) {
          err.write(`Making ${part} …\n`);
        }
      }
    })
  );
  out.write(json ? `${JSON.stringify(report)}\n` : setupText(report));
  return report.forPerson.length > 0 ? EXIT.forPerson : EXIT.done;
}

const WORDS = { keep: 'as it should be', make: 'to be made', leave: 'left' };

/** The report for a person, one line a part. */
export function setupText({
  dryRun,
  steps,
  made,
  forPerson
}: SetupReport): string {
  const lines = steps.map(({ part, action, finding }) => {
    const after = made.find(found => found.part === part);
    const word = after ? `made: ${after.state}` : WORDS[action];
    return `${part.padEnd(22)} ${word.padEnd(16)} ${(after ?? finding).text}`;
  });
  const remedies = forPerson.map(
    ({ part, remedy }) => `${part}: ${remedy ?? 'look at it by hand.'}`
  );
  const toMake = steps.filter(({ action }) => action === 'make').length;
  const sum = dryRun
    ? `Nothing was changed; ${toMake} of ${steps.length} parts would be made.`
    : `${made.length} of ${steps.length} parts were made.`;
  return `${[...lines, ...remedies, sum].join('\n')}\n`;
}
