import { CryptoIds } from '../../../adapters/node/cryptoIds';
import { adopt } from '../../../app/jobs/adopt/adopt';
import type {
  AdoptProgress,
  AdoptReport
} from '../../../app/jobs/adopt/adoptReport';
import type { Category } from '../../../domain/catalogueItem';
import type { Connection } from '../../../domain/connection/connection';
import type { ExitCode } from '../../terminal/exitCode';
import type { Environment } from '../../terminal/environment';
import { adoptText } from './adoptText';
import { runCounted } from '../runCounted';
import type { RunOptions } from '../setupCommand';

export interface AdoptCommandOptions {
  readonly category?: Category;
  /** Takes out what an earlier adoption wrote. */
  readonly undo?: boolean;
  /** Without it nothing is written. */
  readonly yes?: boolean;
}

/** `adopt`: a bucket or a table of other programs becomes one that the desk can work on. */
export async function runAdopt(
  connection: Connection,
  how: RunOptions,
  { category, undo = false, yes = false }: AdoptCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  return runCounted<AdoptProgress, AdoptReport>(connection, how, environment, {
    counting: '{products} products · {changed} changed',
    text: adoptText,
    act: (dataset, run) =>
      adopt(dataset, {
        ...run,
        ids: new CryptoIds(),
        dryRun: how.dryRun || !yes,
        undo,
        category
      })
  });
}
