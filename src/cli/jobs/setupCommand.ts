import { readFile } from 'node:fs/promises';

import { setUp } from '../../app/jobs/setup';
import type { SetupReport } from '../../app/jobs/setup';
import { storeTeam } from '../../app/board/storeTeam';
import type { Connection } from '../../domain/connection/connection';
import { Invalid } from '../../domain/errors';
import { VERSION } from '../../domain/version';
import { connected } from '../connection/connected';
import { EXIT } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import type { Surroundings } from '../terminal/environment';

export interface RunOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

export interface SetupCommandOptions {
  /** A JSON file with the team's settings. */
  readonly settings?: string;
}

/** `setup`: the bucket and the table, with all that belongs to them, and the team's settings. */
export async function runSetup(
  connection: Connection,
  { dryRun, json }: RunOptions,
  { settings }: SetupCommandOptions,
  { out, err }: Surroundings
): Promise<ExitCode> {
  const text = settings && (await readSettings(settings));
  const { team, ...report } = await connected(
    connection,
    async ({ provisioning, catalogue }) => ({
      ...(await setUp(provisioning, {
        dryRun,
        onMake: ({ resource }) => {
          if (!json) {
            err.write(`Making ${resource} …\n`);
          }
        }
      })),
      team: text && (await storeTeam(catalogue, text, VERSION, dryRun))
    })
  );
  out.write(
    json
      ? `${JSON.stringify({ ...report, team })}\n`
      : `${setupText(report)}${team ? `The team's settings: ${team}.\n` : ''}`
  );
  return report.forPerson.length > 0 ? EXIT.forPerson : EXIT.done;
}

async function readSettings(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Invalid(`${file} cannot be read; nothing was changed.`, {
      remedy: 'Give the path of a JSON file.',
      cause: error
    });
  }
}

const WORDS = { keep: 'as it should be', make: 'to be made', leave: 'left' };

/** The report for a person, one line a part. */
export function setupText({
  dryRun,
  steps,
  made,
  forPerson
}: SetupReport): string {
  const lines = steps.map(({ resource, action, finding }) => {
    const after = made.find(found => found.resource === resource);
    const word = after ? `made: ${after.state}` : WORDS[action];
    return `${resource.padEnd(22)} ${word.padEnd(16)} ${(after ?? finding).text}`;
  });
  const remedies = forPerson.map(
    ({ resource, remedy }) => `${resource}: ${remedy ?? 'look at it by hand.'}`
  );
  const toMake = steps.filter(({ action }) => action === 'make').length;
  const sum = dryRun
    ? `Nothing was changed; ${toMake} of ${steps.length} parts would be made.`
    : `${made.length} of ${steps.length} parts were made.`;
  return `${[...lines, ...remedies, sum].join('\n')}\n`;
}
