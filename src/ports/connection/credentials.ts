/** Keys for a while. Held in memory only, never stored or logged. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Undefined where nobody knows. */
  readonly expiration?: Date;
}

export interface Credentials {
  /**
   * Credentials that are good for some minutes at least.
   * @throws NotSignedIn where there are none
   */
  get(): Promise<TemporaryCredentials>;
  /** The service refused what was given: the next `get` asks anew where it can. */
  forget?(): void;
}
