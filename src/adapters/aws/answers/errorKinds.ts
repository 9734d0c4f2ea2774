import type { ErrorKind } from '../../../domain/errors';
import { Unreachable } from '../../../domain/errors';
import type { Meaning } from './errorCodes';
import { CODES, isNamed, meaningOfCode, meaningOfStatus } from './errorCodes';
import type { SdkError } from './sdkError';

/**
 * What Chromium, Firefox, Safari and Node say, in this order, about a request
 * without a complete answer. Other TypeErrors are bugs. The SDK keeps only the
 * text of an error from another realm, so that Node's codes are included. A parse
 * error of Node is an answer that is no HTTP.
 */
const NO_ANSWER =
  /Failed to fetch|network error|NetworkError|Error in (body|input) stream|Load failed|network connection|Internet connection|fetch failed|^terminated$|^Parse Error|\bE(CONN|HOST|NET|NOTFOUND|TIMEDOUT|AI_AGAIN)/i;

/** DynamoDB has one code for everything that is wrong with a request. Only its text names a size. */
const SIZE = /size (has )?exceed|exceed\S* (the )?maximum (allowed )?size/i;

/** S3 has codes for a wrong clock. DynamoDB has only a text. */
export function isWrongClock({ code, message }: SdkError): boolean {
  return (
    meaningOfCode(code) === 'clock-wrong' ||
    /^Signature (expired|not yet current)/i.test(message)
  );
}

/** Whether the service refused the request, which it does with a status. An answer that broke off is no refusal. */
export function isRefused({ status }: SdkError): boolean {
  return status !== undefined && status >= 300;
}

/** Whether a request had no answer because the connection was cut or silent, also that of a relay. */
export function isUnanswered(facts: SdkError): boolean {
  if (facts.error instanceof Unreachable) {
    return true;
  }
  const meaning = isRefused(facts) ? undefined : meaningOf(facts);
  return meaning !== undefined && CODES[meaning].kind === 'Unreachable';
}

/** Whether the bucket is elsewhere. S3 names its region, also in an answer without a code. */
export function isWrongRegion(facts: SdkError): boolean {
  return meaningOf(facts) === 'wrong-region';
}

/** Whether a refusal does not tell its reason, as every answer to a HEAD. */
export function isUnexplained({ code, status }: SdkError): boolean {
  return (status === 400 || status === 403) && !isNamed(code);
}

export function kindOfMeaning(meaning: Meaning): ErrorKind {
  return CODES[meaning].kind;
}

/** What a cancelled transaction means follows from the reasons of its items. */
function meaningOfTransaction({ reasons }: SdkError): Meaning {
  const codes = reasons.map(reason => reason.Code);
  const sizes = reasons.map(reason => reason.Message ?? '');
  if (
    codes.includes('ItemCollectionSizeLimitExceeded') ||
    sizes.some(message => SIZE.test(message))
  ) {
    return 'request-too-large';
  }
  return codes.includes('ConditionalCheckFailed')
    ? 'resource-changed'
    : codes.includes('AccessDenied')
      ? 'action-refused'
      : codes.includes('ValidationError')
        ? 'request-refused'
        : 'too-many-requests';
}

/** What an error of the SDK means; undefined if it is not about the service. */
export function meaningOf(facts: SdkError): Meaning | undefined {
  const { code, status, message, region, error } = facts;
  if (code === 'TransactionCanceledException') {
    return meaningOfTransaction(facts);
  }
  if (code === 'ValidationException' && SIZE.test(message)) {
    return 'request-too-large';
  }
  if (
    code === 'AuthorizationHeaderMalformed' &&
    region === undefined &&
    /access key|AKID|credential/i.test(message)
  ) {
    // The same code for a header without a region's fault.
    return 'credentials-refused';
  }
  const known = isWrongClock(facts) ? 'clock-wrong' : meaningOfCode(code);
  if (known) {
    return known;
  }
  if (status === undefined || !isRefused(facts)) {
    return error instanceof Error && NO_ANSWER.test(message)
      ? 'service-silent'
      : status === undefined
        ? undefined
        : 'request-refused';
  }
  // A code that is not in the table tells more than its status.
  return status >= 400 && status < 500 && isNamed(code)
    ? 'request-refused'
    : meaningOfStatus(status);
}
