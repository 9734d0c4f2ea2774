/** What was asked of a connection's services, by what AWS asks money for. */
export interface Usage {
  /** PUT, COPY, POST and LIST of S3, tags and settings included. */
  readonly s3Writes: number;
  /** GET and HEAD of S3, tags and settings included. */
  readonly s3Reads: number;
  /** DELETE of S3, and what it failed at by itself: they cost nothing. */
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

/** How many requests went out, those that cost nothing too. */
export function requestsOf(usage: Usage): number {
  return s3RequestsOf(usage) + usage.tableRequests;
}

export function s3RequestsOf(usage: Usage): number {
  return usage.s3Writes + usage.s3Reads + usage.s3Free;
}
