import { InvalidArgumentError } from 'commander';

import { readOwnFile } from '../../adapters/node/ownFile';
import { setUp } from '../../app/jobs/setup';
import { storeTeam } from '../../app/board/storeTeam';
import { decodeText } from '../../app/product/decodeText';
import type { Connection } from '../../domain/connection/connection';
import { CurationError, Invalid } from '../../domain/errors';
import type { Resource } from '../../ports/jobs/provisioning';
import { RESOURCES } from '../../ports/jobs/provisioning';
import { VERSION } from '../../domain/version';
import { connected } from '../connection/connected';
import { EventLines } from '../terminal/eventLines';
import { exitCodeOf } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { setupText } from './setupText';
import type { Environment } from '../terminal/environment';
import type { Reader } from '../terminal/telling';
import { readByPerson, telling } from '../terminal/telling';

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
  /** Nothing else is made. */
  readonly only?: readonly Resource[];
  /** An origin that the CORS rule lets in. */
  readonly pageOrigin?: string;
}

/** `setup`: the bucket and the table, with all that belongs to them, and the team's settings. */
export async function runSetup(
  connection: Connection,
  how: RunOptions,
  options: SetupCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  const { dryRun, events } = how;
  const { out, err, signal } = environment;
  const { settings, blockPublicAccess, protectTable, only } = options;
  let begun = 0;
  const text = settings && (await readSettings(settings));
  const { team, ...report } = await connected(
    connection,
    signal,
    async ({ provisioning, catalogue }) => ({
      ...(await setUp(provisioning, {
        dryRun,
        blockPublicAccess,
        protectTable,
        only,
        signal,
        // Whoever watches shows the whole plan.
        listUnusable: events,
        onMake: ({ resource }) => {
          if (events) {
            new EventLines(out).making(resource, begun++);
          } else if (readByPerson(how)) {
            err.write(`Making ${resource} …\n`);
          }
        }
      })),
      team: text && (await storeTeam(catalogue, text, VERSION, dryRun))
    }),
    {
      pageOrigin: options.pageOrigin,
      tableProtection: {
        deletion: options.deletionProtection,
        recovery: options.pointInTimeRecovery
      }
    }
  );
  const code = exitCodeOf(report);
  telling(how, environment).report(
    { ...report, team },
    code,
    () => `${setupText(report)}${team ? `The team's settings: ${team}\n` : ''}`
  );
  return code;
}

/**
 * `cors,table` as resources, for commander.
 *
 * @throws InvalidArgumentError
 */
export function readPartsOption(text: string): readonly Resource[] {
  const names = text.split(',');
  const found = RESOURCES.filter(resource => names.includes(resource));
  if (found.length < names.length) {
    throw new InvalidArgumentError(`Give some of ${RESOURCES.join(',')}`);
  }
  return found;
}

/**
 * The origin of a page, for commander. Its port may be `*`, for any.
 *
 * @throws InvalidArgumentError
 */
export function readOriginOption(text: string): string {
  if (!/^https?:\/\/[^\s/*?#@]+?(:(\d{1,5}|\*))?$/.test(text)) {
    throw new InvalidArgumentError('Give it as in https://hub.example');
  }
  return text;
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
