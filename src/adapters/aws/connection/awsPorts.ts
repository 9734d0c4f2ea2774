import type { S3ClientConfig } from '@aws-sdk/client-s3';

import type { Catalogue } from '../../../ports/product/catalogue';
import type {
  ImageReading,
  ImageStore
} from '../../../ports/images/imageStore';
import type { Provisioning } from '../../../ports/jobs/provisioning';
import type { CountRequest } from '../../../ports/connection/requests';
import type { Retry } from '../../../ports/connection/retry';
import type { Effects } from '../answers/effects';

/** One connection's ports, and what belongs to all of them. */
export interface AwsPorts {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  readonly provisioning: Provisioning;
  /**
   * For what nobody waits for, as pictures. All retries of a connection come
   * out of one budget, of which these leave a reserve to the others.
   */
  readonly background: {
    readonly images: ImageReading;
    readonly retry: Retry;
  };
  /** ms to add to the local clock to have the service's; 0 until an answer says otherwise. */
  clockOffset(): number;
  /** Closes what is kept open. The ports are not used afterwards. */
  dispose(): void;
}

export interface AwsOptions extends Partial<Effects> {
  /** Attempts of the SDK for one request, the first included. Default 4. */
  readonly maxAttempts?: number;
  /**
   * The SDK's request handler, or the options of the platform's own: in Node
   * `{ httpsAgent: { maxSockets: 50 } }` for many uploads at once, in a browser
   * those of its fetch handler.
   */
  readonly requestHandler?: S3ClientConfig['requestHandler'];
  /** Origins that the bucket's CORS rule lets in. Default: any. */
  readonly origins?: readonly string[];
  /** Hears of each request that goes out. Default: nobody counts. */
  readonly count?: CountRequest;
  /** Age in days from which archived images go to the archive tier. Default 30. */
  readonly archiveAfterDays?: number;
}
