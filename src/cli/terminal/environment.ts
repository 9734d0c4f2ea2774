/** What a command takes from its process, so that a test can replace it. */
export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** Fires at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
}

export interface Output {
  write(text: string): unknown;
  /** Whether a person sees it. */
  readonly isTTY?: boolean;
}
