import {
  Cancelled,
  Conflict,
  CurationError,
  Invalid,
  NotAllowed,
  NotFound,
  NotSignedIn,
  NotSupported,
  Throttled,
  TooLarge,
  Unreachable
} from '../../../domain/errors';
import type { Service } from '../../../domain/errorFacts';
import type { ErrorDetails, ErrorKind } from '../../../domain/errors';
import { isNamed, isRefused, isWrongClock, kindOf } from './errorKinds';
import type { SdkError } from './sdkError';
import { readSdkError } from './sdkError';

/** The request that failed. */
export interface About {
  /** IAM actions, as in `s3:PutObject`. */
  readonly action: string;
  /** The ARN that the action is on. */
  readonly resource: string;
  readonly service: Service;
  /** ms by which this clock is ahead of a server's, if that is known. */
  readonly doubt?: () => number | undefined;
}

/**
 * Translates an error of the SDK into one of the project's own. The project's
 * own errors stay as they are. So do bugs, which must not look like somebody
 * else's fault.
 */
export function translate(error: unknown, about: About): unknown {
  if (error instanceof CurationError) {
    return error;
  }
  const facts = readSdkError(error);
  const kind = kindOf(facts);
  return kind === undefined ? error : build[kind](facts, about);
}

/** ms. AWS accepts times that are wrong by 5 minutes (DynamoDB) or 15 (S3). */
const CLOCK_TOLERANCE = 5 * 60_000;

type Build = (facts: SdkError, about: About) => CurationError;

const build: Readonly<Record<ErrorKind, Build>> = {
  NotSignedIn: (facts, { service }) =>
    isWrongClock(facts)
      ? new NotSignedIn('clock-wrong', { service }, because(facts))
      : new NotSignedIn(
          'credentials-refused',
          { service, reason: reasonOf(facts) },
          because(facts)
        ),
  NotAllowed: (facts, about) => {
    const { action, resource } = refusedIn(facts) ?? about;
    const refused = { action, resource };
    return new NotAllowed('action-refused', refused, because(facts));
  },
  NotFound: (facts, { service, resource }) =>
    /NoSuchKey|^NotFound$/.test(facts.code)
      ? new NotFound('object-missing', { resource }, because(facts))
      : new NotFound('service-missing', { service }, because(facts)),
  Conflict: (facts, { resource }) =>
    new Conflict('resource-changed', { resource }, because(facts)),
  Throttled: (facts, { service }) =>
    new Throttled(
      'too-many-requests',
      { service, reason: reasonOf(facts) },
      because(facts)
    ),
  Unreachable: (facts, { service, doubt }) => {
    const { code, status } = facts;
    const ms = doubt?.() ?? 0;
    return isSlow(facts)
      ? new Unreachable(
          'service-slow',
          { service, reason: code },
          because(facts)
        )
      : isRefused(facts)
        ? new Unreachable(
            'service-failed',
            {
              service,
              reason: `${status} ${isNamed(code) ? code : ''}`.trim()
            },
            because(facts)
          )
        : Math.abs(ms) > CLOCK_TOLERANCE
          ? // A browser cannot read the refusal of a wrong time without its CORS headers.
            new Unreachable('clock-differs', { service, ms }, because(facts))
          : new Unreachable('service-silent', { service }, because(facts));
  },
  Invalid: (facts, { service }) => {
    const { message: said, region: found } = facts;
    return isWrongRegion(facts)
      ? new Invalid('wrong-region', { service, found }, because(facts))
      : isRefused(facts)
        ? new Invalid('request-refused', { service, said }, because(facts))
        : new Invalid('answer-unreadable', { service, said }, because(facts));
  },
  NotSupported: (facts, { action, resource, service }) =>
    facts.code === 'InvalidObjectState'
      ? new NotSupported('object-archived', { resource }, because(facts))
      : new NotSupported(
          'action-unsupported',
          { service, action, said: facts.message },
          because(facts)
        ),
  TooLarge: (facts, { resource }) =>
    new TooLarge(
      'request-too-large',
      { resource, said: facts.message },
      because(facts)
    ),
  Cancelled: (facts, { service }) =>
    new Cancelled('request-cancelled', { service }, because(facts))
};

/** Codes with which S3 says that a bucket is elsewhere. */
export function isWrongRegion({ code, status }: SdkError): boolean {
  return (
    status === 301 ||
    /Redirect|AuthorizationHeaderMalformed|LocationConstraint/.test(code)
  );
}

/** What IAM refused. It may not be the request's own action, because a copy also reads. */
function refusedIn({
  message
}: SdkError): Pick<About, 'action' | 'resource'> | undefined {
  const [, action, resource] =
    /not authorized to perform: ([\w:]+) on resource: "?([^\s"]+)/.exec(
      message
    ) ?? [];
  return action === undefined ? undefined : { action, resource };
}

function isSlow({ code }: SdkError): boolean {
  return /^(RequestTimeout|TimeoutError|ETIMEDOUT)$/.test(code);
}

/** The service's own code; its status if it gave none. */
function reasonOf({ code, status }: SdkError): string {
  return isNamed(code) ? code : String(status ?? '');
}

function because({ error }: SdkError): ErrorDetails {
  return { cause: error };
}
