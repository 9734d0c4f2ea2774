import type { AwsCredentialIdentityProvider } from '@smithy/types';

import { NotSignedIn } from '../../../domain/errors';
import type {
  Credentials,
  TemporaryCredentials
} from '../../../ports/connection/credentials';

/**
 * Credentials of the person who runs the command line, by the standard chain:
 * environment, profiles, SSO, processes, web identity, container and instance
 * roles. For Node only: the page gets its credentials from the server.
 */
export class NodeCredentials implements Credentials {
  private provider: AwsCredentialIdentityProvider | undefined;

  /** @param profile - of the AWS configuration; empty for the environment's */
  constructor(private readonly profile: string) {}

  forget(): void {
    this.provider = undefined;
  }

  /** @throws NotSignedIn if the chain finds none, or a profile's have expired */
  async get(): Promise<TemporaryCredentials> {
    try {
      this.provider ??= await chain(this.profile);
      return await this.provider();
    } catch (cause) {
      const { profile } = this;
      const said = cause instanceof Error ? cause.message : String(cause);
      const facts = { profile, said };
      throw new NotSignedIn('credentials-not-found', facts, { cause });
    }
  }
}

/** The chain. It remembers credentials until shortly before they expire. */
async function chain(profile: string): Promise<AwsCredentialIdentityProvider> {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  return defaultProvider(profile ? { profile } : {});
}
