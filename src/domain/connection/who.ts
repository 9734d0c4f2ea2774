/** What is known about the person, from the strongest source to the weakest. */
export interface IdentityFacts {
  /** The JupyterHub user. */
  readonly hubUser?: string | null;
  /** A name given in the connection. */
  readonly connectionName?: string | null;
  /** The signed-in principal's ARN. */
  readonly arn?: string | null;
}

/**
 * The name that `completed_by` and claims store: the hub user, else the
 * connection's name, else the IAM user, else a role session name that a person
 * chose. JupyterLab's random anonymous name is never used.
 *
 * @returns undefined if no source names a person
 */
export function personName(facts: IdentityFacts): string | undefined {
  const given = [facts.hubUser, facts.connectionName]
    .map(name => name?.trim())
    .find(name => name);
  return given ?? nameInArn(facts.arn ?? '');
}

/** What tells one sign-in from another. Two people can have the same name in two of them. */
export interface SignInFacts extends IdentityFacts {
  /** Whom the Jupyter server has signed in. Without a hub this is a name that it invented at sign-in. */
  readonly serverUser?: string | null;
  /** The id of the key that was typed for the page. It is no secret. */
  readonly typedKeyId?: string | null;
}

/**
 * Whose unsaved changes are carried out without a question: the same for every page
 * of one sign-in, different for another. Session names that no person chose
 * change with every session and do not count. Whom a hub knows is known without
 * AWS, which may answer today and be silent tomorrow.
 */
export function principalOf(facts: SignInFacts): string {
  const { serverUser, hubUser, connectionName, arn, typedKeyId } = facts;
  const identity = hubUser?.trim() ? '' : steadyArn(arn ?? '');
  return JSON.stringify(
    [serverUser, hubUser, connectionName, identity, typedKeyId].map(
      fact => fact?.trim() ?? ''
    )
  );
}

function steadyArn(arn: string): string {
  const end = arn.lastIndexOf('/');
  return arn.includes(':assumed-role/') && isGenerated(arn.slice(end + 1))
    ? arn.slice(0, end)
    : arn;
}

function nameInArn(arn: string): string | undefined {
  const resource = arn.split(':').slice(5).join(':');
  const [type, ...parts] = resource.split('/');
  const name = parts[parts.length - 1];
  if (!name) {
    return undefined;
  }
  if (type === 'user' || type === 'federated-user') {
    return name;
  }
  return type === 'assumed-role' && !isGenerated(name) ? name : undefined;
}

/**
 * Session names that no person chose: an instance id, a number of seconds or
 * milliseconds, the names of SDKs and botocore (`botocore-session-…`,
 * `aws-sdk-js-…`), and the name that our own server extension uses if no hub
 * names the person.
 */
function isGenerated(session: string): boolean {
  return (
    /^i-[0-9a-f]{8,17}$/.test(session) ||
    /^[0-9a-f-]*\d{9,}[0-9a-f-]*$/.test(session) ||
    /^(botocore-session|aws-sdk|aws-cli|session|ecs|eks|sagemaker|jupyterlab-curation)/i.test(
      session
    )
  );
}
