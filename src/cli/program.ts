import { Command, CommanderError } from 'commander';

import { PURGE_DAYS } from '../app/jobs/purge/purge';
import type { Connection } from '../domain/connection/connection';
import { Invalid } from '../domain/errors';
import type { Shard } from '../domain/jobs/shard';
import {
  readCategoryOption,
  readDaysOption,
  readShardOption
} from './jobs/categoryOption';
import {
  addConnectionOptions,
  connectionFrom
} from './connection/connectionOptions';
import type { ConnectionOptions } from './connection/connectionOptions';
import {
  readAccountOption,
  readAssumedOption,
  readKmsOption,
  readRoleOption,
  runPolicy
} from './connection/policyCommand';
import type { PolicyCommandOptions } from './connection/policyCommand';
import { EventLines } from './terminal/eventLines';
import { EXIT } from './terminal/exitCode';
import type { ExitCode } from './terminal/exitCode';
import { runAdopt } from './jobs/adopt/adoptCommand';
import type { AdoptCommandOptions } from './jobs/adopt/adoptCommand';
import { runArchive } from './jobs/archive/archiveCommand';
import type { ArchiveCommandOptions } from './jobs/archive/archiveCommand';
import { readFormatOption, runExport } from './jobs/export/exportCommand';
import type { ExportCommandOptions } from './jobs/export/exportCommand';
import { runMigrate } from './jobs/migrateCommand';
import type { MigrateCommandOptions } from './jobs/migrateCommand';
import { runPack } from './jobs/packCommand';
import type { PackCommandOptions } from './jobs/packCommand';
import { printProblem } from './terminal/printProblem';
import { runPurge } from './jobs/purgeCommand';
import type { PurgeCommandOptions } from './jobs/purgeCommand';
import { runReportMerge } from './jobs/reportCommand';
import {
  readOriginOption,
  readPartsOption,
  runSetup
} from './jobs/setupCommand';
import type { RunOptions, SetupCommandOptions } from './jobs/setupCommand';
import type { Environment } from './terminal/environment';
import { visibleEnvironment } from './terminal/visibleText';
import { runVerify } from './jobs/verifyCommand';
import type { VerifyCommandOptions } from './jobs/verifyCommand';

interface CommandOptions extends ConnectionOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly events?: boolean;
  readonly debug?: boolean;
}

/**
 * Runs one command of the command line.
 *
 * @param args - without the program's own name
 * @returns what the process ends with
 */
export async function run(
  args: readonly string[],
  version: string,
  given: Environment
): Promise<ExitCode> {
  const environment = visibleEnvironment(given);
  const { err, env } = environment;
  let outcome: ExitCode = EXIT.done;
  const perform = async (
    options: CommandOptions,
    act: (connection: Connection, how: RunOptions) => Promise<ExitCode>
  ): Promise<void> => {
    const { dryRun = false, json = false, events = false } = options;
    const tellProblem = (error: unknown): void => {
      printProblem(err, error, options.debug ?? false);
      if (events) {
        new EventLines(environment.out).problem(error);
      }
    };
    let connection;
    try {
      connection = connectionFrom(options, env);
    } catch (error) {
      tellProblem(error);
      outcome = error instanceof Invalid ? EXIT.wrongUse : EXIT.failed;
      return;
    }
    try {
      outcome = await act(connection, { dryRun, json, events });
    } catch (error) {
      tellProblem(error);
      outcome = EXIT.failed;
    }
  };

  const performed =
    <Options extends object>(
      act: (
        connection: Connection,
        how: RunOptions,
        options: Options,
        environment: Environment
      ) => Promise<ExitCode>
    ) =>
    (options: CommandOptions & Options): Promise<void> =>
      perform(options, (connection, how) =>
        act(connection, how, options, environment)
      );

  const program = newProgram(version, environment);
  addRun(program, 'setup')
    .description(
      'make the bucket and the table, or whatever is missing of them'
    )
    .option(
      '--settings <file>',
      "store the team's slots, hold reasons, flags and guideline, from a JSON file"
    )
    .option(
      '--block-public-access',
      'block public access also to a bucket that was there before'
    )
    .option('--protect-table', 'protect also a table that was there before')
    .option(
      '--no-deletion-protection',
      'do not protect the table from being deleted'
    )
    .option(
      '--no-point-in-time-recovery',
      'do not switch on point-in-time recovery, which is paid by the size of the table'
    )
    .option(
      '--only <parts>',
      'make nothing else, as in cors,table',
      readPartsOption
    )
    .option(
      '--page-origin <origin>',
      'let pages of this origin use the bucket, besides those that may already; without it, a new rule lets all pages in',
      readOriginOption
    )
    .action(performed<SetupCommandOptions>(runSetup));
  addRun(program, 'migrate')
    .description('bring products of a folder into the bucket and the table')
    .argument(
      '<folder>',
      'holds main/sub/product/{detail,summary,segment,text}'
    )
    .option('--no-packs', 'write no packs of thumbnails')
    .option(
      '--no-decode',
      'look only at the beginning and the end of each image before it is sent'
    )
    .option(
      '--checksum',
      'compare the bytes of all files of products that the table has, not only of those that may have changed by size and time'
    )
    .option(
      '--replace-broken',
      'replace files of the bucket that are not whole by those of the folder, and send those that are missing'
    )
    .option(...shardOption(env))
    .option(
      '--add',
      'add new files also to products without a record of what was sent'
    )
    .action((folder: string, options: CommandOptions & MigrateCommandOptions) =>
      perform(options, (connection, how) =>
        runMigrate(connection, folder, how, options, environment)
      )
    );
  addRun(program, 'pack')
    .description(
      'write a pack with all thumbnails of a product, for each product without a current one'
    )
    .option(...CATEGORY)
    .action(performed<PackCommandOptions>(runPack));
  addRun(program, 'verify')
    .description('compare the table with the bucket, and repair by naming')
    .option(...CATEGORY)
    .option(
      '--repair',
      'print the plan, then carry it out; nothing is destroyed'
    )
    .option('--recount', 'repair the counters alone')
    .action(performed<VerifyCommandOptions>(runVerify));
  addRun(program, 'purge')
    .description(
      'destroy images deleted long ago; without --yes only list them'
    )
    .option(...CATEGORY)
    .option(
      '--older-than <days>',
      'days since their deletion',
      readDaysOption,
      PURGE_DAYS
    )
    .option(
      '--versions',
      'in a bucket that keeps versions, destroy all versions of these images'
    )
    .option('--yes', 'do it: their bytes are gone for good')
    .action(performed<PurgeCommandOptions>(runPurge));
  addRun(program, 'adopt')
    .description(
      'prepare a bucket or a table of other programs; without --yes only list what would be done'
    )
    .option(...CATEGORY)
    .option('--undo', 'take out what an earlier adoption wrote')
    .option('--yes', 'do it')
    .action(performed<AdoptCommandOptions>(runAdopt));
  addRun(program, 'archive')
    .description(
      'tag the images of completed products that nobody chose, for a cheaper storage class; without --yes only list them, with cost and saving'
    )
    .option(...CATEGORY)
    .option(...shardOption(env))
    .option('--yes', 'do it')
    .action(performed<ArchiveCommandOptions>(runArchive));
  addRun(program, 'export')
    .description(
      'write a file with a row for each chosen image of the completed products'
    )
    .requiredOption('--out <file>', 'the file, which must not be there yet')
    .option(
      '--format <name>',
      'jsonl, csv, parquet or s3-batch-manifest',
      readFormatOption,
      'jsonl'
    )
    .option('--s3-batch-manifest', 'the same as --format s3-batch-manifest')
    .option('--all', 'also the images that nobody chose')
    .option('--tags', "also the objects' tags, one request each")
    .option(...CATEGORY)
    .option(...shardOption(env))
    .action(performed<ExportCommandOptions>(runExport));
  program
    .command('report')
    .description('work with the reports that --json prints')
    .command('merge')
    .description('make one report of those of all shards')
    .argument('<files...>', 'what each shard printed')
    .action(async (files: readonly string[]) => {
      outcome = await runReportMerge(files, environment);
    });
  addConnectionOptions(program.command('policy'))
    .description(
      'print the IAM policy that a dataset needs; no request is made'
    )
    .option(
      '--for <role>',
      'curator, upkeep (all other jobs) or setup',
      readRoleOption,
      'curator'
    )
    .option('--account <id>', "the table's account", readAccountOption)
    .option(
      '--kms-key <arn>',
      'the KMS key that encrypts the bucket',
      readKmsOption
    )
    .option(
      '--assume-role <arn>',
      'instead print what the Jupyter server needs to assume this role',
      readAssumedOption
    )
    .action((options: CommandOptions & PolicyCommandOptions) =>
      perform(options, connection =>
        runPolicy(connection, options, environment)
      )
    );

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed it already; help and version are no failure.
      return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    }
    throw error;
  }
  return outcome;
}

const CATEGORY = [
  '--category <main/sub>',
  'only this one; without it the whole table is read',
  readCategoryOption
] as const;

function shardOption(
  env: Environment['env']
): readonly [string, string, (text: string) => Shard] {
  return [
    '--shard <i/n>',
    'take only this part of the products, from 0/n; auto: the one that AWS Batch, Kubernetes or Slurm names in the environment',
    text => readShardOption(text, env)
  ];
}

function newProgram(version: string, { out, err }: Environment): Command {
  return new Command('jupyterlab-curation')
    .description('Curate product images in S3 and DynamoDB')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: text => void out.write(text),
      writeErr: text => void err.write(text)
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong use, 3 done but a person is needed'
    );
}

/** A command that runs for long, which a program may watch. */
function addRun(program: Command, name: string): Command {
  return addCommand(program, name).option(
    '--events',
    'print what happens as one JSON object a line, for programs'
  );
}

/** A command with the options that all of them have. */
function addCommand(program: Command, name: string): Command {
  return addConnectionOptions(program.command(name))
    .option('--dry-run', 'print what would be done, and change nothing')
    .option('--json', 'print one JSON object for programs')
    .option('--debug', 'show where an error came from');
}
