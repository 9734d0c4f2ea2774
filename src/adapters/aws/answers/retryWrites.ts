import type { Effects } from './effects';
import {
  RUNNING_TRANSACTION_ATTEMPTS,
  RUNNING_TRANSACTION_FIRST_WAIT,
  THROTTLED_WRITE_ATTEMPTS,
  THROTTLED_WRITE_FIRST_WAIT,
  THROTTLED_WRITE_LONGEST_WAIT
} from './retryCounts';
import type { SdkError } from './sdkError';
import { readSdkError } from './sdkError';

/** Reasons of a cancelled transaction for which another attempt may succeed. */
const PASSING = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded'
];

/**
 * Repeats a write that was throttled within its transaction or met another
 * write, or whose earlier attempt is not over. The SDK does not: it repeats
 * neither "TransactionConflict" nor S3's 409.
 */
export async function retryWrites<T>(
  effects: Effects,
  send: () => Promise<T>
): Promise<T> {
  let met = 0;
  let running = 0;
  for (;;) {
    let wait: number;
    try {
      return await send();
    } catch (error) {
      const facts = readSdkError(error);
      if (facts.code === 'TransactionInProgressException') {
        if (++running === RUNNING_TRANSACTION_ATTEMPTS) {
          throw error;
        }
        // Up to half as long again, so that tabs do not ask at the same time.
        wait =
          RUNNING_TRANSACTION_FIRST_WAIT *
          2 ** (running - 1) *
          (1 + effects.random() / 2);
      } else if (isPassing(facts) && ++met < THROTTLED_WRITE_ATTEMPTS) {
        const longest = Math.min(
          THROTTLED_WRITE_LONGEST_WAIT,
          THROTTLED_WRITE_FIRST_WAIT * 2 ** (met - 1)
        );
        wait = effects.random() * longest;
      } else {
        throw error;
      }
    }
    await effects.sleep(wait);
  }
}

function isPassing({ code, reasons }: SdkError): boolean {
  if (code === 'TransactionCanceledException') {
    // A condition that failed fails the next time too.
    const failed = reasons
      .map(reason => reason.Code ?? 'None')
      .filter(reason => reason !== 'None');
    return (
      failed.length > 0 && failed.every(reason => PASSING.includes(reason))
    );
  }
  return (
    code === 'TransactionConflictException' ||
    code === 'ReplicatedWriteConflictException' ||
    code === 'ConditionalRequestConflict'
  );
}
