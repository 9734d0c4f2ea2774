import { CryptoIds } from '../../../adapters/node/cryptoIds';
import { SystemClock } from '../../../adapters/node/systemClock';
import { adopt } from '../../../app/jobs/adopt/adopt';
import type { AdoptProgress } from '../../../app/jobs/adopt/adoptReport';
import type { Category } from '../../../domain/catalogueItem';
import type { Connection } from '../../../domain/connection/connection';
import { connected } from '../../connection/connected';
import { countingLine } from '../../terminal/countingLine';
import { exitCodeOf } from '../../terminal/exitCode';
import type { ExitCode } from '../../terminal/exitCode';
import { readByPerson, telling } from '../../terminal/telling';
import type { Environment } from '../../terminal/environment';
import { adoptText } from './adoptText';
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
  const { err, signal } = environment;
  const line = countingLine<AdoptProgress>(
    err,
    !readByPerson(how),
    '{products} products · {changed} changed'
  );
  const tell = telling(how, environment, line);
  const report = await connected(
    connection,
    signal,
    ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      return adopt(
        { catalogue, images, prefix: connection.prefix },
        {
          now: () => clock.now(),
          ids: new CryptoIds(),
          dryRun: how.dryRun || !yes,
          undo,
          category,
          signal,
          pauses: tell.pauses,
          onProgress: tell.progress
        }
      );
    }
  ).finally(() => line.stop());
  const code = exitCodeOf(report);
  tell.report(report, code, () => adoptText(report));
  return code;
}
