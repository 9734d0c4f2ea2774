import type { RequestTarget } from '../../../domain/connection/cost/requestSent';
import { s3Usage, tableUsage } from '../../../domain/connection/cost/usage';
import type { CountRequest } from '../../../ports/connection/requests';
import { readRawItem } from '../answers/rawItem';
import type { RawItem, SdkError } from '../answers/sdkError';
import { readSdkError } from '../answers/sdkError';
import { PARTITION_KEY, SORT_KEY } from './tableKey';

/** The parameters of a request, in the service's wire form. */
type Input = Readonly<Record<string, unknown>>;

/** What of an SDK client is needed to count its requests. */
interface Counted {
  readonly middlewareStack: {
    add(middleware: never, options: object): void;
  };
}

/** What the SDK's middleware passes on. */
interface Args {
  readonly input: Input;
  /** Once it is made. */
  readonly request?: { readonly method?: string };
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
  /** The SDK's, as in `HeadObjectCommand`. */
  readonly command: string;
  readonly result?: Result;
  /** Instead of a result. */
  readonly error?: SdkError;
}

/** Counts every attempt of a client of S3, answered or not. */
export function countS3(client: Counted, count: CountRequest): void {
  countAttempts(client, ({ command, request, input, result, error }) => {
    const { method = '' } = request ?? {};
    const { statusCode, headers = {} } = result?.response ?? {};
    const usage = s3Usage({
      method,
      lists: command.startsWith('List'),
      status: statusCode ?? error?.status ?? 0,
      // HEAD names the object's, and sends none.
      bytes: method === 'GET' ? Number(headers['content-length'] ?? 0) : 0
    });
    count({ usage, target: s3Target(input) });
  });
}

/** What takes capacity, and says how much where it is asked. */
const READS = /^(GetItem|Query|Scan)Command$/;
const WRITES = /^((Put|Update|Delete)Item|TransactWriteItems)Command$/;

/** A transaction that is cancelled for whatever reason was read before. */
const REFUSALS = [
  'ConditionalCheckFailedException',
  'TransactionCanceledException'
];

/**
 * Counts every attempt of a client of DynamoDB, and asks for the capacity that
 * each takes: that costs nothing, and is what is billed, indexes included.
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
      refused: REFUSALS.includes(error?.code ?? '')
    });
    count({ usage, target: tableTarget(input) });
  });
}

/** A transaction's answer tells it by table; services other than AWS's may leave it out. */
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
    // Within the SDK's retries, and outside of what makes an error of a refusal.
    step: 'finalizeRequest',
    priority: 'low'
  });
}

/** The object that a request of S3 names. */
function s3Target({ Key }: Input): RequestTarget | undefined {
  return typeof Key === 'string' ? { kind: 'object', key: Key } : undefined;
}

/** The item that a request of DynamoDB names; of a transaction the first, which is the product's. */
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

/** The actions of a transaction, as `{ Update: { Key, … } }`; none of any other request. */
function actionsOf({
  TransactItems: actions = []
}: Input): readonly Readonly<Record<string, Input>>[] {
  return actions as readonly Readonly<Record<string, Input>>[];
}
