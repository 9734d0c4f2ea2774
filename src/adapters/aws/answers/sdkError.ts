/** The facts that this project reads from an error of the SDK. */
export interface SdkError {
  /** The service's code, such as `NoSuchKey`. Answers to HEAD have none. */
  readonly code: string;
  /** HTTP status; undefined if there was no answer. */
  readonly status: number | undefined;
  readonly message: string;
  /** The bucket's region, if the service names it. */
  readonly region: string | undefined;
  /** Why a transaction was cancelled: one reason for each item, in order. */
  readonly reasons: readonly CancellationReason[];
  /** The item for which a condition failed, as the service's attribute values. */
  readonly item: RawItem | undefined;
  readonly error: unknown;
}

/** One item in the service's wire format: `{ name: { S: 'text' } }`. */
export type RawItem = Readonly<Record<string, unknown>>;

export interface CancellationReason {
  readonly Code?: string;
  readonly Message?: string;
  readonly Item?: RawItem;
}

/** Reads anything that the SDK threw. Node's own errors have a `code` such as `ECONNREFUSED`. */
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
