/** What this project reads of an error of the SDK. */
export interface SdkError {
  /** The service's code, as in `NoSuchKey`; HEAD answers have none. */
  readonly code: string;
  /** HTTP status, undefined where there was no answer. */
  readonly status: number | undefined;
  readonly message: string;
  /** The region that the service says the bucket is in. */
  readonly region: string | undefined;
  /** Why a transaction was cancelled, one an item, in order. */
  readonly reasons: readonly CancellationReason[];
  /** The item that a condition met, still as the service's attribute values. */
  readonly item: RawItem | undefined;
  readonly error: unknown;
}

/** One item of the service's wire format: `{ name: { S: 'text' } }`. */
export type RawItem = Readonly<Record<string, unknown>>;

export interface CancellationReason {
  readonly Code?: string;
  readonly Message?: string;
  readonly Item?: RawItem;
}

/** Reads whatever the SDK threw. Node's own errors have their `code`, as in `ECONNREFUSED`. */
export function readSdkError(error: unknown): SdkError {
  const {
    name,
    code,
    message,
    $metadata,
    $response,
    Region,
    CancellationReasons,
    Item
  } = (error ?? {}) as {
    name?: string;
    code?: string;
    message?: string;
    $metadata?: { httpStatusCode?: number };
    $response?: { headers?: Record<string, string>; statusCode?: number };
    Region?: string;
    CancellationReasons?: CancellationReason[];
    Item?: RawItem;
  };
  return {
    code: typeof code === 'string' ? code : (name ?? ''),
    status: $metadata?.httpStatusCode ?? $response?.statusCode,
    message: message ?? String(error),
    region: $response?.headers?.['x-amz-bucket-region'] ?? Region,
    reasons: CancellationReasons ?? [],
    item: Item,
    error
  };
}
