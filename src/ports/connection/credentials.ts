/** Temporary keys. They are in memory only, and never stored or logged. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Undefined if it is not known. */
  readonly expiration?: Date;
}

export interface Credentials {
  /**
   * Credentials that are valid for at least some minutes.
   *
   * @throws NotSignedIn if there are none
   */
  get(): Promise<TemporaryCredentials>;
  /** The service refused the credentials. The next `get` asks for new ones if it can. */
  forget?(): void;
}
