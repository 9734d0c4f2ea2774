import type { Trans } from '../trans';

export function typedKeysText(trans: Trans): string {
  return trans.__(
    'The Jupyter server has no credentials for this connection. Enter yours here. They stay in the memory of this page only, and are gone when you close or reload it.'
  );
}

/** A warning about keys without a session token. */
export function longLivedKeysText(trans: Trans): string {
  return trans.__(
    'Keys without a session token are long-lived: anyone who gets hold of them can use them until they are revoked. Temporary credentials, from SSO or a role, are safer.'
  );
}

export function offlineText(trans: Trans): string {
  return trans.__(
    'You see what this browser has stored. Your changes wait here, and are saved when the network is back.'
  );
}
