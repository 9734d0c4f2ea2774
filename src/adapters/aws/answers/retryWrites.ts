import type { Effects } from './effects';
import {
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
 * write. The SDK does not: it repeats neither "TransactionConflict" nor S3's 409.
 */
export async function retryWrites<T>(
  effects: Effects,
  send: () => Promise<T>
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (
        attempt === THROTTLED_WRITE_ATTEMPTS ||
        !isPassing(readSdkError(error))
      ) {
        throw error;
      }
    }
    const longest = Math.min(
      THROTTLED_WRITE_LONGEST_WAIT,
      THROTTLED_WRITE_FIRST_WAIT * 2 ** (attempt - 1)
    );
    await effects.sleep(effects.random() * longest);
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
    code === 'ConditionalRequestConflict'
  );
}
