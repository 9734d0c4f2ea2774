import type { Usage } from './usage';
import { NO_USAGE } from './usage';

/** One attempt of a request of S3. */
export interface S3Attempt {
  /** HTTP method. */
  readonly method: string;
  /** Whether it lists what is in a bucket, which is a GET. */
  readonly lists?: boolean;
  /** HTTP status; 0 where nobody answered. */
  readonly status: number;
  /** That came with the answer. */
  readonly bytes: number;
}

/**
 * An attempt by S3's price classes ("Amazon S3 pricing", Requests): PUT, COPY,
 * POST and LIST; DELETE is free; all other. What S3 fails at by itself, 5xx, is
 * not billed ("Billing for Amazon S3 error responses"). One that was cut off may
 * have arrived, and is counted as what it was.
 */
export function s3Usage({ method, lists, status, bytes }: S3Attempt): Usage {
  if (status >= 500 || method === 'DELETE') {
    return { ...NO_USAGE, s3Free: 1 };
  }
  return lists || method === 'PUT' || method === 'POST'
    ? { ...NO_USAGE, s3Writes: 1 }
    : { ...NO_USAGE, s3Reads: 1, s3Bytes: bytes };
}
