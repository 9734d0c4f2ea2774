import { NotSignedIn } from '../../../src/domain/errors';
import type {
  Credentials,
  TemporaryCredentials
} from '../../../src/ports/connection/credentials';

/** Credentials typed or given; none until somebody signs in. */
export class MemoryCredentials implements Credentials {
  constructor(private current?: TemporaryCredentials) {}

  signIn(credentials: TemporaryCredentials): void {
    this.current = credentials;
  }

  signOut(): void {
    this.current = undefined;
  }

  get(): Promise<TemporaryCredentials> {
    return this.current === undefined
      ? Promise.reject(
          new NotSignedIn('Nobody is signed in.', { remedy: 'Sign in first.' })
        )
      : Promise.resolve(this.current);
  }
}
