import type { Effects } from '../connection/awsPorts';
import type { SdkError } from './sdkError';
import { readSdkError } from './sdkError';

const ATTEMPTS = 8;
/** ms; the longest wait before the second attempt, doubled for each further one. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

/** Reasons for which a whole transaction is worth another attempt. */
const PASSING = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded'
];

/**
 * Repeats a request that only met another one on its way: the SDK does not
 * ("TransactionConflict" and S3's 409 are not among what it retries). Waits
 * with full jitter (AWS Builders' Library, "Timeouts, retries and backoff").
 */
export async function retryConflicts<T>(
  effects: Effects,
  send: () => Promise<T>
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(readSdkError(error))) {
        throw error;
      }
    }
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
    await effects.sleep(effects.random() * longest);
  }
}

function isPassing({ code, reasons }: SdkError): boolean {
  if (code === 'TransactionCanceledException') {
    // A condition that does not hold will not hold the next time either.
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
