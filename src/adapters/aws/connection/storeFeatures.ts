import { isAwsEndpoint } from '../../../domain/connection/awsNames';
import { NotSupported } from '../../../domain/errors';

/** What not every store has; `FEATURES` of the port has what each is for. */
export type StoreFeature = 'object-tags' | 'copy-conditions';

/**
 * What is known of a connection's store. AWS has everything. Another store is
 * known by its answers: by those to the connection check, and by refusals that
 * work meets. All clients of a connection share it.
 */
export class StoreFeatures {
  private readonly known = new Map<StoreFeature, NotSupported | 'has'>();

  /** Whether the store is that of AWS. */
  readonly isAws: boolean;

  /** @param endpoint - of the connection; empty for AWS's own */
  constructor(endpoint: string) {
    this.isAws = isAwsEndpoint(endpoint);
  }

  /** Whether the store is known to have it. */
  has(feature: StoreFeature): boolean {
    return this.isAws || this.known.get(feature) === 'has';
  }

  /** Whether the store is known to lack it. */
  lacks(feature: StoreFeature): boolean {
    return this.known.get(feature) instanceof NotSupported;
  }

  noteHas(feature: StoreFeature): void {
    this.known.set(feature, 'has');
  }

  /** A refusal of AWS is about one request: it never speaks for the store. */
  noteLacks(feature: StoreFeature, refusal: NotSupported): void {
    if (!this.isAws) {
      this.known.set(feature, refusal);
    }
  }

  /**
   * Makes a request that needs a feature, unless the store is known to lack it.
   *
   * @throws NotSupported, without a request from the second time on
   */
  async using<T>(feature: StoreFeature, send: () => Promise<T>): Promise<T> {
    const known = this.known.get(feature);
    if (known instanceof NotSupported) {
      throw known;
    }
    try {
      return await send();
    } catch (error) {
      if (isUnsupported(error)) {
        this.noteLacks(feature, error);
      }
      throw error;
    }
  }
}

/** Whether the store cannot do it at all, rather than not with this object. */
export function isUnsupported(error: unknown): error is NotSupported {
  return error instanceof NotSupported && error.code === 'action-unsupported';
}
