import type { Connection } from '../../domain/connection/connection';
import { Invalid } from '../../domain/errors';

export interface ConnectAllowedOptions<Live> {
  /** The connection as far as it is known without the policy. */
  readonly guess: Connection;
  /** Resolves when the policy is known. */
  readonly policy: Promise<unknown>;
  /** The connection that the policy allows; undefined if there is none. */
  readonly find: () => Promise<Connection | undefined>;
  readonly connect: (connection: Connection) => Promise<Live>;
  readonly end: (live: Live) => Promise<void>;
}

/**
 * Connects without waiting for the policy, which is asked beside, and again if
 * the policy means another connection. Nothing is used before it is known.
 *
 * @throws Invalid `connection-not-allowed`; what connecting throws
 */
export async function connectAllowed<Live>({
  guess,
  policy,
  find,
  connect,
  end
}: ConnectAllowedOptions<Live>): Promise<Live> {
  const connecting = connect(guess);
  connecting.catch(() => undefined);
  const drop = (): Promise<void> => connecting.then(end, () => undefined);
  let right: Connection | undefined;
  try {
    await policy;
    right = await find();
  } catch (error) {
    await drop();
    throw error;
  }
  if (right !== undefined && JSON.stringify(right) === JSON.stringify(guess)) {
    return connecting;
  }
  await drop();
  if (right === undefined) {
    throw new Invalid('connection-not-allowed', { name: guess.name });
  }
  return connect(right);
}
