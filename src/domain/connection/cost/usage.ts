/** The requests to a connection's services, in the units that AWS bills. */
export interface Usage {
  /** PUT, COPY, POST and LIST of S3, tags and settings included. */
  readonly s3Writes: number;
  /** GET and HEAD of S3, tags and settings included. */
  readonly s3Reads: number;
  /** DELETE of S3, and requests that failed in S3. They cost nothing. */
  readonly s3Free: number;
  /** Bytes of objects that S3 sent. */
  readonly s3Bytes: number;
  /** Requests of DynamoDB of any kind. */
  readonly tableRequests: number;
  /** Read request units of DynamoDB. */
  readonly readUnits: number;
  /** Write request units of DynamoDB, those of the indexes included. */
  readonly writeUnits: number;
}

export const NO_USAGE: Usage = {
  s3Writes: 0,
  s3Reads: 0,
  s3Free: 0,
  s3Bytes: 0,
  tableRequests: 0,
  readUnits: 0,
  writeUnits: 0
};

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    s3Writes: a.s3Writes + b.s3Writes,
    s3Reads: a.s3Reads + b.s3Reads,
    s3Free: a.s3Free + b.s3Free,
    s3Bytes: a.s3Bytes + b.s3Bytes,
    tableRequests: a.tableRequests + b.tableRequests,
    readUnits: a.readUnits + b.readUnits,
    writeUnits: a.writeUnits + b.writeUnits
  };
}

/** How many requests were sent, free ones included. */
export function requestsOf(usage: Usage): number {
  return s3RequestsOf(usage) + usage.tableRequests;
}

function s3RequestsOf(usage: Usage): number {
  return usage.s3Writes + usage.s3Reads + usage.s3Free;
}

/** One attempt of a request of DynamoDB. */
export interface TableAttempt {
  readonly writes: boolean;
  /** How many items it changes in a transaction; 0 without a transaction. */
  readonly inTransaction: number;
  /** Request units by the answer, indexes included; undefined if the answer has none. */
  readonly units?: number;
  /** Whether it was refused because a condition did not hold. */
  readonly refused: boolean;
  /** Bytes of the items that refused it, as far as the answer has them. */
  readonly refusedBytes?: number;
}

/**
 * The usage of an attempt in DynamoDB's request units. A refused write takes
 * units too, as many as the item has kilobytes, but its answer does not say how
 * many. At least it is one for each item, and twice as many in a transaction
 * ("DynamoDB read and write operations").
 */
export function tableUsage({
  writes,
  inTransaction,
  units = 0,
  refused,
  refusedBytes = 0
}: TableAttempt): Usage {
  // One of the items has these bytes. The others have at least one unit.
  const items = Math.max(0, inTransaction - 1) + kilobytesOf(refusedBytes);
  const least = inTransaction > 0 ? 2 * items : items;
  const taken = refused ? least : units;
  return {
    ...NO_USAGE,
    tableRequests: 1,
    ...(writes ? { writeUnits: taken } : { readUnits: taken })
  };
}

function kilobytesOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}

/**
 * A preflight, which a browser sends before a request with headers of its own.
 * S3 bills it as it bills GET; DynamoDB does not bill it.
 */
export const PREFLIGHT: Usage = { ...NO_USAGE, s3Reads: 1 };

/** One attempt of a request of S3. */
export interface S3Attempt {
  /** HTTP method. */
  readonly method: string;
  /** Whether it lists objects. S3 bills that GET like a PUT. */
  readonly lists?: boolean;
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** Bytes of the answer. */
  readonly bytes: number;
}

/**
 * The usage of an attempt by S3's price classes ("Amazon S3 pricing",
 * Requests): PUT, COPY, POST and LIST; DELETE, which is free; all others. S3
 * does not bill its own errors, 5xx ("Billing for Amazon S3 error responses").
 * An attempt that was cut off may have arrived, so it is counted.
 */
export function s3Usage({ method, lists, status, bytes }: S3Attempt): Usage {
  if (status >= 500 || method === 'DELETE') {
    return { ...NO_USAGE, s3Free: 1 };
  }
  return lists || method === 'PUT' || method === 'POST'
    ? { ...NO_USAGE, s3Writes: 1 }
    : { ...NO_USAGE, s3Reads: 1, s3Bytes: bytes };
}
