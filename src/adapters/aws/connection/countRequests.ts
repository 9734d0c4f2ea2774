import type { RequestTarget } from '../../../domain/connection/cost/requestSent';
import {
  PREFLIGHT,
  s3Usage,
  tableUsage
} from '../../../domain/connection/cost/usage';
import type { CountRequest } from '../../../ports/connection/requests';
import { utf8Length } from '../../../domain/utf8';
import { readRawItem } from '../answers/rawItem';
import type { RawItem, SdkError } from '../answers/sdkError';
import { readSdkError } from '../answers/sdkError';
import type { Preflights, SentRequest } from './preflights';
import { PARTITION_KEY, SORT_KEY } from './tableKey';

/** The parameters of a request, in the service's wire format. */
type Input = Readonly<Record<string, unknown>>;

/** The part of an SDK client that is needed to count its requests. */
interface Counted {
  readonly middlewareStack: {
    add(middleware: never, options: object): void;
  };
}

/** What the SDK's middleware receives. */
interface Args {
  readonly input: Input;
  /** After it is made. */
  readonly request?: SentRequest;
}

interface Result {
  readonly output: Readonly<Record<string, unknown>>;
  readonly response?: {
    readonly statusCode?: number;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

type Middleware = (
  next: (args: Args) => Promise<Result>,
  context: { readonly commandName?: string }
) => (args: Args) => Promise<Result>;

/** An attempt that is over. */
interface Attempted extends Args {
  /** The SDK's name, such as `HeadObjectCommand`. */
  readonly command: string;
  readonly result?: Result;
  /** Instead of a result. */
  readonly error?: SdkError;
}

/**
 * Counts every attempt of an S3 client, with or without an answer.
 *
 * @param preflights - of the browser; undefined in Node, which sends none
 */
export function countS3(
  client: Counted,
  count: CountRequest,
  preflights?: Preflights
): void {
  countAttempts(client, ({ command, request, input, result, error }) => {
    if (request && preflights?.precedes(request)) {
      count({ usage: PREFLIGHT, target: s3Target(input) });
    }
    const { method = '' } = request ?? {};
    const { statusCode, headers = {} } = result?.response ?? {};
    const usage = s3Usage({
      method,
      lists: command.startsWith('List'),
      status: statusCode ?? error?.status ?? 0,
      // An answer to HEAD names the object's length and has no body.
      bytes: method === 'GET' ? Number(headers['content-length'] ?? 0) : 0
    });
    count({ usage, target: s3Target(input) });
  });
}

/** Commands that consume capacity. Their answers say how much if the request asks for it. */
const READS = /^(GetItem|BatchGetItem|Query|Scan)Command$/;
const WRITES = /^((Put|Update|Delete)Item|TransactWriteItems)Command$/;

/** Refusals after which reads were billed: the items had been read. */
const REFUSALS = [
  'ConditionalCheckFailedException',
  'TransactionCanceledException'
];

/**
 * Counts every attempt of a DynamoDB client, and asks for its consumed
 * capacity. Asking costs nothing, and the answer is what is billed, including
 * indexes.
 */
export function countTable(client: Counted, count: CountRequest): void {
  const askForCapacity: Middleware =
    (next, { commandName = '' }) =>
    args => {
      const asked = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
      return READS.test(commandName) || WRITES.test(commandName)
        ? next({ ...args, input: asked })
        : next(args);
    };
  client.middlewareStack.add(askForCapacity as never, {
    name: 'askForCapacity',
    step: 'initialize'
  });
  countAttempts(client, ({ command, input, result, error }) => {
    const usage = tableUsage({
      writes: WRITES.test(command),
      inTransaction: actionsOf(input).length,
      units: unitsOf(result),
      refused: REFUSALS.includes(error?.code ?? ''),
      refusedBytes: error && refusedBytesOf(error)
    });
    count({ usage, target: tableTarget(input) });
  });
}

/** The items that a refusal shows, in the wire format, which is about as long as what DynamoDB counts. */
function refusedBytesOf({ item, reasons }: SdkError): number {
  const items = [item, ...reasons.map(reason => reason.Item)];
  return Math.max(
    ...items.map(one => (one ? utf8Length(JSON.stringify(one)) : 0))
  );
}

/** The answer to a transaction has the capacity for each table. Other services than AWS may leave it out. */
function unitsOf(result: Result | undefined): number {
  return [result?.output.ConsumedCapacity ?? []]
    .flat()
    .map(({ CapacityUnits }: { CapacityUnits?: number }) => CapacityUnits ?? 0)
    .reduce((sum, units) => sum + units, 0);
}

function countAttempts(
  client: Counted,
  tell: (attempted: Attempted) => void
): void {
  const countRequests: Middleware =
    (next, { commandName: command = '' }) =>
    async args => {
      try {
        const result = await next(args);
        tell({ ...args, command, result });
        return result;
      } catch (error) {
        tell({ ...args, command, error: readSdkError(error) });
        throw error;
      }
    };
  client.middlewareStack.add(countRequests as never, {
    name: 'countRequests',
    // Within the SDK's retries, but outside of the step that throws for refusals.
    step: 'finalizeRequest',
    priority: 'low'
  });
}

/** The object that a request to S3 names. */
function s3Target({ Key }: Input): RequestTarget | undefined {
  return typeof Key === 'string' ? { kind: 'object', key: Key } : undefined;
}

/** The item that a request to DynamoDB names. In a transaction it is the first, which is the product's. */
function tableTarget(input: Input): RequestTarget | undefined {
  const [first = {}] = actionsOf(input);
  const key = (input.Key ?? Object.values(first)[0]?.Key) as
    RawItem | undefined;
  const { [PARTITION_KEY]: subCategory, [SORT_KEY]: productId } =
    readRawItem(key) ?? {};
  return typeof subCategory === 'number' && typeof productId === 'string'
    ? { kind: 'item', key: { subCategory, productId } }
    : undefined;
}

/** The actions of a transaction, such as `{ Update: { Key, … } }`. Other requests have none. */
function actionsOf({
  TransactItems: actions = []
}: Input): readonly Readonly<Record<string, Input>>[] {
  return actions as readonly Readonly<Record<string, Input>>[];
}
