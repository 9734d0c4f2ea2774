import { NotSignedIn } from '../../../src/domain/errors';
import type {
  Identity,
  SignedIn
} from '../../../src/ports/connection/identity';

/** One person, or nobody. */
export class MemoryIdentity implements Identity {
  constructor(private readonly person?: Partial<SignedIn>) {}

  whoAmI(): Promise<SignedIn> {
    return this.person === undefined
      ? Promise.reject(
          new NotSignedIn('Nobody is signed in.', { remedy: 'Sign in first.' })
        )
      : Promise.resolve({
          hubUser: null,
          account: null,
          arn: null,
          ...this.person
        });
  }
}
