/** How long AWS is waited for, in ms. */

/** For a connection. By default the SDK waits for ever for one that hangs. */
export const CONNECTION_DEADLINE = 10_000;
/** For an answer of S3. An image may take its time over a slow line. */
export const S3_DEADLINE = 120_000;
/** Bytes a second of the slowest upload that is waited for. Several share a line. */
const SLOWEST_UPLOAD = 16 * 1024;
/** For the answer to bytes that are sent: its time begins before the first of them is. */
export function uploadDeadline(bytes: number): number {
  return S3_DEADLINE + Math.ceil((bytes * 1000) / SLOWEST_UPLOAD);
}
/** For the text of an answer that refuses a put. It is short. */
export const REFUSAL_DEADLINE = 20_000;
/** For an answer of DynamoDB. */
export const DYNAMODB_DEADLINE = 20_000;

/** Until a new bucket is seen everywhere. */
export const NEW_BUCKET_DEADLINE = 30_000;
/** Until a new table can be used, which takes about ten seconds. */
export const NEW_TABLE_DEADLINE = 300_000;
/** Until a new index is filled. A large table takes longer, and DynamoDB goes on without us. */
export const NEW_INDEX_DEADLINE = 1_800_000;
/** Between two looks at what is being made. */
export const LOOK_EVERY = 1000;
