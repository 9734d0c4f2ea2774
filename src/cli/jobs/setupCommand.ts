import { readOwnFile } from '../../adapters/node/ownFile';
import { setUp } from '../../app/jobs/setup';
import { storeTeam } from '../../app/board/storeTeam';
import { decodeText } from '../../app/product/decodeText';
import type { Connection } from '../../domain/connection/connection';
import { CurationError, Invalid } from '../../domain/errors';
import { VERSION } from '../../domain/version';
import { reportJson } from '../../words/jobs/reportJson';
import { connected } from '../connection/connected';
import { EXIT } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { setupText } from './setupText';
import type { Environment } from '../terminal/environment';
import type { Reader } from '../terminal/telling';

export interface RunOptions extends Reader {
  readonly dryRun: boolean;
}

export interface SetupCommandOptions {
  /** A JSON file with the team's settings. */
  readonly settings?: string;
  /** Blocks public access also to a bucket that was there before. */
  readonly blockPublicAccess?: boolean;
  /** Protects also a table that was there before. */
  readonly protectTable?: boolean;
  /** Whether the table is protected from being deleted. */
  readonly deletionProtection: boolean;
  readonly pointInTimeRecovery: boolean;
}

/** `setup`: the bucket and the table, with all that belongs to them, and the team's settings. */
export async function runSetup(
  connection: Connection,
  { dryRun, json }: RunOptions,
  options: SetupCommandOptions,
  { out, err, signal }: Environment
): Promise<ExitCode> {
  const { settings, blockPublicAccess, protectTable } = options;
  const text = settings && (await readSettings(settings));
  const { team, ...report } = await connected(
    connection,
    signal,
    async ({ provisioning, catalogue }) => ({
      ...(await setUp(provisioning, {
        dryRun,
        blockPublicAccess,
        protectTable,
        onMake: ({ resource }) => {
          if (!json) {
            err.write(`Making ${resource} …\n`);
          }
        }
      })),
      team: text && (await storeTeam(catalogue, text, VERSION, dryRun))
    }),
    {
      tableProtection: {
        deletion: options.deletionProtection,
        recovery: options.pointInTimeRecovery
      }
    }
  );
  out.write(
    json
      ? `${reportJson({ ...report, team })}\n`
      : `${setupText(report)}${team ? `The team's settings: ${team}\n` : ''}`
  );
  return report.forPerson.length > 0 ? EXIT.forPerson : EXIT.done;
}

/** An item of DynamoDB has no room for more, in bytes. */
const MOST_SETTINGS = 400_000;

async function readSettings(file: string): Promise<string> {
  try {
    return decodeText(await readOwnFile(file, MOST_SETTINGS)).text;
  } catch (error) {
    if (error instanceof CurationError) {
      throw error;
    }
    throw new Invalid('settings-file-unreadable', { file }, { cause: error });
  }
}
