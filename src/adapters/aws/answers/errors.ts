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
  /** As a person reads it: `the bucket photos`, `the table ProductAssets`. */
  readonly what: string;
  readonly region: string;
  /** `https://…`, or empty for AWS's own. */
  readonly endpoint: string;
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

type Build = (facts: SdkError, about: About) => CurationError;

const build: Readonly<Record<ErrorKind, Build>> = {
  NotSignedIn: (facts, { what }) =>
    isWrongClock(facts)
      ? new NotSignedIn(
          `The request to ${what} was refused: this computer's clock is wrong.`,
          because(facts, 'Set the clock, then try again.')
        )
      : new NotSignedIn(
          `The credentials for ${what} are missing, wrong or expired (${codeOf(facts)}).`,
          because(facts, 'Sign in again. Nothing is lost.')
        ),
  NotAllowed: (facts, about) => {
    const { action, resource } = refusedIn(facts) ?? about;
    return new NotAllowed(
      `These credentials may not ${action} on ${resource}.`,
      because(
        facts,
        `Ask an administrator to allow ${action}.${
          action === 's3:GetObject'
            ? ' Without s3:ListBucket an object that is missing is answered the same way.'
            : ''
        }`
      )
    );
  },
  NotFound: (facts, { what, resource, region, endpoint }) =>
    /NoSuchKey|^NotFound$/.test(facts.code)
      ? new NotFound(
          `The object ${resource} is not there.`,
          because(facts, 'Refresh to see what is there now.')
        )
      : new NotFound(
          `There is no ${what.replace(/^the /, '')} in ${at(endpoint, region)}.`,
          because(
            facts,
            'Check its name and region in the connection, or run the set-up.'
          )
        ),
  Conflict: (facts, { resource }) =>
    new Conflict(
      `Somebody else changed ${resource} meanwhile.`,
      because(facts, 'Refresh, then try again.')
    ),
  Throttled: (facts, { what }) =>
    new Throttled(
      `${capital(what)} asks for fewer requests (${codeOf(facts)}).`,
      because(facts, 'Wait a moment, then try again.')
    ),
  Unreachable: (facts, { what, endpoint, region }) =>
    isSlow(facts)
      ? new Unreachable(
          `${capital(what)} at ${at(endpoint, region)} took too long (${facts.code}).`,
          because(facts, 'Check the network, then try again.')
        )
      : !isRefused(facts)
        ? new Unreachable(
            `${capital(what)} does not answer at ${at(endpoint, region)}.`,
            because(
              facts,
              'Check the network, the endpoint and the region; in a browser also whether set-up has installed the CORS rule.'
            )
          )
        : new Unreachable(
            `${capital(what)} failed on its own side (${facts.status}${isNamed(facts.code) ? ` ${facts.code}` : ''}).`,
            because(facts, 'Try again in a while.')
          ),
  Invalid: (facts, { what, region }) =>
    isWrongRegion(facts)
      ? new Invalid(
          `${capital(what)} is not in ${region}${facts.region ? ` but in ${facts.region}` : ''}.`,
          because(facts, 'Correct the region in the connection.')
        )
      : isRefused(facts)
        ? new Invalid(
            `${capital(what)} refused the request: ${facts.message}`,
            because(facts)
          )
        : new Invalid(
            `${capital(what)} gave an answer that cannot be read: ${facts.message}`,
            because(
              facts,
              'Check the endpoint in the connection, and whether something between here and there answers in its place.'
            )
          ),
  NotSupported: (facts, { action, resource, what }) =>
    facts.code === 'InvalidObjectState'
      ? new NotSupported(
          `The object ${resource} is in an archive that cannot be read at once.`,
          because(facts, 'Restore it from the archive first.')
        )
      : new NotSupported(
          `${capital(what)} cannot do this: ${action} (${facts.message}).`,
          because(facts)
        ),
  TooLarge: (facts, { resource }) =>
    new TooLarge(
      `What was sent to ${resource} is larger than the service takes: ${facts.message}`,
      because(facts, 'Nothing was changed. Split it into smaller parts.')
    ),
  Cancelled: (facts, { what }) =>
    new Cancelled(`The request to ${what} was cancelled.`, because(facts))
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

/** The service's own code, or its status if it sent none. */
function codeOf({ code, status }: SdkError): string {
  return isNamed(code) ? code : `${status ?? 'without a reason'}`;
}

function because(facts: SdkError, remedy?: string): ErrorDetails {
  return { remedy, cause: facts.error };
}

function at(endpoint: string, region: string): string {
  return endpoint === '' ? region : endpoint;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
