/** What a command takes from its process, so that a test can give it others. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** Fires at the first Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Output {
  write(text: string): unknown;
  /** Whether a person sees it. */
  readonly isTTY?: boolean;
}
