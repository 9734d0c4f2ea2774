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
import type { ConnectionErrors, Service } from '../../../domain/errorFacts';
import type { ErrorKind } from '../../../domain/errors';
import type { Meaning } from './errorCodes';
import { isNamed } from './errorCodes';
import { isRefused, kindOfMeaning, meaningOf } from './errorKinds';
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
  /** Whether the Jupyter server could relay requests to an endpoint. */
  readonly relays?: (endpoint: string) => boolean;
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
  const meaning = meaningIn(facts, about);
  if (meaning === undefined) {
    return error;
  }
  const told = FACTS[meaning](facts, about);
  return new KINDS[kindOfMeaning(meaning)](
    ...([
      told.code,
      told.facts,
      { cause: facts.error }
    ] as ConstructorParameters<typeof CurationError>)
  );
}

/** What it means for this request. S3 names the region of a bucket also in a refusal without a code. */
function meaningIn(facts: SdkError, { service }: About): Meaning | undefined {
  const { status, code, region } = facts;
  return isRefused(facts) &&
    status === 400 &&
    !isNamed(code) &&
    region !== undefined &&
    region !== service.region
    ? 'wrong-region'
    : meaningOf(facts);
}

const KINDS: Readonly<
  Record<
    ErrorKind,
    new (...args: ConstructorParameters<typeof CurationError>) => CurationError
  >
> = {
  NotSignedIn,
  NotAllowed,
  NotFound,
  Conflict,
  Throttled,
  Unreachable,
  Invalid,
  NotSupported,
  TooLarge,
  Cancelled
};

/** ms. AWS accepts times that are wrong by 5 minutes (DynamoDB) or 15 (S3). */
const CLOCK_TOLERANCE = 5 * 60_000;

type Told = {
  [Code in keyof ConnectionErrors]: {
    readonly code: Code;
    readonly facts: ConnectionErrors[Code];
  };
}[keyof ConnectionErrors];

/** The facts that the words of each meaning need. */
const FACTS: Readonly<
  Record<Meaning, (facts: SdkError, about: About) => Told>
> = {
  'clock-wrong': (_, { service }) => ({
    code: 'clock-wrong',
    facts: { service }
  }),
  'credentials-refused': (facts, { service }) => ({
    code: 'credentials-refused',
    facts: { service, reason: reasonOf(facts) }
  }),
  'action-refused': (facts, about) => ({
    code: 'action-refused',
    facts: {
      ...(refusedIn(facts) ?? {
        action: about.action,
        resource: about.resource
      }),
      asked: about.action
    }
  }),
  'account-refused': (facts, { service }) => ({
    code: 'account-refused',
    facts: { service, ...saidIn(facts) }
  }),
  'key-refused': (facts, { resource }) => ({
    code: 'key-refused',
    facts: { resource, ...saidIn(facts) }
  }),
  'object-missing': (_, { resource }) => ({
    code: 'object-missing',
    facts: { resource }
  }),
  'service-missing': (_, { service }) => ({
    code: 'service-missing',
    facts: { service }
  }),
  'resource-changed': (_, { resource }) => ({
    code: 'resource-changed',
    facts: { resource }
  }),
  'too-many-requests': (facts, { service }) => ({
    code: 'too-many-requests',
    facts: { service, reason: reasonOf(facts) }
  }),
  'transaction-running': (_, { service }) => ({
    code: 'transaction-running',
    facts: { service }
  }),
  'service-slow': ({ code }, { service }) => ({
    code: 'service-slow',
    facts: { service, reason: code }
  }),
  'service-silent': (_, { service, doubt, relays }) => {
    const ms = doubt?.() ?? 0;
    return Math.abs(ms) > CLOCK_TOLERANCE
      ? // A browser cannot read the refusal of a wrong time without its CORS headers.
        { code: 'clock-differs', facts: { service, ms } }
      : {
          code: 'service-silent',
          facts: { service, relay: relays?.(service.endpoint) ?? false }
        };
  },
  'service-failed': ({ code, status }, { service }) => ({
    code: 'service-failed',
    facts: {
      service,
      reason: `${status} ${isNamed(code) ? code : ''}`.trim()
    }
  }),
  'wrong-region': ({ region: found }, { service }) => ({
    code: 'wrong-region',
    facts: { service, found }
  }),
  'name-refused': (facts, { service }) => ({
    code: 'name-refused',
    facts: { service, ...saidIn(facts) }
  }),
  'bytes-damaged': (facts, { resource }) => ({
    code: 'bytes-damaged',
    facts: { resource, reason: reasonOf(facts) }
  }),
  'request-refused': (facts, { service }) =>
    isRefused(facts)
      ? { code: 'request-refused', facts: { service, ...saidIn(facts) } }
      : {
          code: 'answer-unreadable',
          facts: { service, said: facts.message }
        },
  'object-archived': (_, { resource }) => ({
    code: 'object-archived',
    facts: { resource }
  }),
  'action-unsupported': (facts, { action, service }) => ({
    code: 'action-unsupported',
    facts: { service, action, ...saidIn(facts) }
  }),
  'request-too-large': ({ message: said }, { resource }) => ({
    code: 'request-too-large',
    facts: { resource, said }
  }),
  'limit-reached': (facts, { service }) => ({
    code: 'limit-reached',
    facts: { service, ...saidIn(facts) }
  }),
  'request-cancelled': (_, { service }) => ({
    code: 'request-cancelled',
    facts: { service }
  })
};

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

/** The service's own code; its status if it gave none. */
function reasonOf({ code, status }: SdkError): string {
  return isNamed(code) ? code : String(status ?? '');
}

/** The code and the message; the message is empty if it only repeats the code. */
function saidIn(facts: SdkError): { reason: string; said: string } {
  const { code, message } = facts;
  const said = message === code || !isNamed(message) ? '' : message;
  return { reason: reasonOf(facts), said };
}
