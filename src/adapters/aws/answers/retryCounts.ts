/**
 * How often something is sent to AWS before its error is reported, and the
 * waits between. Counts include the first attempt; waits are in ms. All waits
 * have full jitter (AWS Builders' Library, "Timeouts, retries and backoff").
 */

/** A request that was throttled, cut off or answered with a 5xx: about two seconds of trouble pass unnoticed. */
export const REQUEST_ATTEMPTS = 4;
export const REQUEST_LONGEST_WAIT = 20_000;
/** The same in a long run that no person watches: some minutes of trouble pass unnoticed. */
export const PATIENT_REQUEST_ATTEMPTS = 16;
export const PATIENT_REQUEST_LONGEST_WAIT = 2 * 60_000;

/** A write that was throttled within its transaction, or met another write. */
export const THROTTLED_WRITE_ATTEMPTS = 8;
/** The longest wait before the second attempt. It doubles with each further one. */
export const THROTTLED_WRITE_FIRST_WAIT = 50;
export const THROTTLED_WRITE_LONGEST_WAIT = 1000;

/**
 * A transaction whose earlier attempt is not over. DynamoDB completes that
 * attempt when it is asked again at least five seconds after it began (API
 * reference, "TransactionInProgressException"). These waits do not become
 * shorter by chance: 0.5, 1, 2 and 4 seconds.
 */
export const RUNNING_TRANSACTION_ATTEMPTS = 5;
export const RUNNING_TRANSACTION_FIRST_WAIT = 500;
