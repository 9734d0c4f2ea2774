import type { S3ClientConfig } from '@aws-sdk/client-s3';

import type { Catalogue } from '../../../ports/product/catalogue';
import type {
  ImageReading,
  ImageStore
} from '../../../ports/images/imageStore';
import type {
  Provisioning,
  TableProtection
} from '../../../ports/jobs/provisioning';
import type { CountRequest } from '../../../ports/connection/requests';
import type { Retry } from '../../../ports/connection/retry';
import type { Effects } from '../answers/effects';

/** The ports of one connection, and what they share. */
export interface AwsPorts {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  readonly provisioning: Provisioning;
  /**
   * For requests that nobody waits for, such as pictures. All retries of a
   * connection share one budget. These leave a reserve of it to the others.
   */
  readonly background: {
    readonly images: ImageReading;
    readonly retry: Retry;
  };
  /** ms from the local clock to the service's; 0 until an answer says otherwise. */
  clockOffset(): number;
  /** Answers so far that said that there were too many requests, or that came too late. */
  throttled(): number;
  /** Closes the clients. The ports cannot be used afterwards. */
  dispose(): void;
}

export interface AwsOptions extends Partial<Effects> {
  /** How often the SDK sends one request, including the first time. Default: 4. */
  readonly maxAttempts?: number;
  /** For long runs that no person watches: a request is repeated for minutes before it fails, until this signal is aborted. */
  readonly patient?: AbortSignal;
  /**
   * The SDK's request handler, or options of the platform's own: in Node
   * `{ httpsAgent: { maxSockets: 50 } }` for many uploads at once, in a browser
   * those of its fetch handler.
   */
  readonly requestHandler?: S3ClientConfig['requestHandler'];
  /** Whether small objects are put without the SDK's middleware, which takes most of their time. Only in Node. */
  readonly directPuts?: boolean;
  /** Bytes of a part of a file that is sent in parts. Default: 16 MiB. S3 takes no part below 5 MiB but the last. */
  readonly partBytes?: number;
  /** Origins that the bucket's CORS rule allows. Default: any. */
  readonly origins?: readonly string[];
  /** An origin that the CORS rule lets in, besides those that it lets in already. It may have one `*`. */
  readonly pageOrigin?: string;
  /** ms from the local clock to a server's. It names a wrong clock if the service does not answer. */
  readonly serverOffset?: () => number | undefined;
  /** Called for each request. Default: nothing is counted. */
  readonly count?: CountRequest;
  /** Whether a browser sends the requests, which asks the bucket for permission first. */
  readonly inBrowser?: boolean;
  /** Age in days at which archived images move to the archive tier. Default: 30. */
  readonly archiveAfterDays?: number;
  /** How set-up protects a table. Default: from deletion, and with point-in-time recovery. */
  readonly tableProtection?: TableProtection;
}
