/** Who is signed in, as far as it is known. */
export interface SignedIn {
  readonly hubUser: string | null;
  readonly account: string | null;
  readonly arn: string | null;
}

export interface Identity {
  /** @throws NotSignedIn without credentials */
  whoAmI(): Promise<SignedIn>;
}
