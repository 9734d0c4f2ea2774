import type {
  Credentials,
  TemporaryCredentials
} from '../../../ports/connection/credentials';

/** Credentials that a person typed for this page. They are in memory only and go with it. */
export class TypedCredentials implements Credentials {
  constructor(private readonly _typed: TemporaryCredentials) {}

  async get(): Promise<TemporaryCredentials> {
    return this._typed;
  }
}
