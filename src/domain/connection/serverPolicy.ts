import * as z from 'zod';

import { NotAllowed } from '../errors';
import { addressOrigin } from './addressOrigin';
import { isAwsEndpoint } from './awsNames';

/** What an administrator can switch off. */
export const SWITCHED = [
  'upload',
  'delete',
  'purge',
  'migrate',
  'export'
] as const;

export type Switched = (typeof SWITCHED)[number];

/** What something takes: that data may be changed, or a feature. */
export type Needed = Switched | 'change';

/** People read these lists. */
const MOST_CONNECTIONS = 200;
const MOST_HOSTS = 200;

const hosts = z.array(z.string().max(300)).max(MOST_HOSTS).default([]);

const policyShape = z.object({
  connections: z
    .array(z.record(z.string(), z.unknown()))
    .max(MOST_CONNECTIONS)
    .default([]),
  allowOwnConnections: z.boolean().default(true),
  allowedEndpoints: hosts,
  /** Whether other endpoints may be named too. */
  anyEndpoint: z.boolean().default(true),
  readOnly: z.boolean().default(false),
  // A later server may switch off what this page does not have.
  disabledFeatures: z
    .array(z.string().max(100))
    .max(100)
    .default([])
    .transform(names => SWITCHED.filter(name => names.includes(name))),
  relayHosts: hosts,
  hub: z.boolean().default(false),
  person: z.string().max(1000).nullable().default(null)
});

/** What the administrator of the Jupyter server decided for everybody who uses it. */
export type ServerPolicy = Readonly<z.infer<typeof policyShape>>;

/** Of a server that says nothing: an older one, or none. */
export const NO_POLICY: ServerPolicy = policyShape.parse({});

/** @returns undefined if it is none */
export function readServerPolicy(value: unknown): ServerPolicy | undefined {
  const read = policyShape.safeParse(value);
  return read.success ? read.data : undefined;
}

/** What a policy lets the person do. */
export type Rules = Pick<ServerPolicy, 'readOnly' | 'disabledFeatures'>;

export function forbids(
  { readOnly, disabledFeatures }: Rules,
  needed: Needed
): boolean {
  return needed === 'change' ? readOnly : disabledFeatures.includes(needed);
}

/** @throws NotAllowed if it may not be done */
export function checkRules(rules: Rules, ...needed: readonly Needed[]): void {
  const missing = needed.find(one => forbids(rules, one));
  if (missing !== undefined) {
    throw new NotAllowed('policy-forbids', { needed: missing });
  }
}

/** A connection that a person may use, and whose it is. */
export interface OfferedConnection {
  readonly name: string;
  /** As the settings or the policy have it. */
  readonly value: unknown;
  readonly ofAdministrator: boolean;
}

/**
 * The connections of a policy, then the person's own as far as it allows them.
 * A name of the administrator's is never another connection.
 */
export function offeredConnections(
  policy: ServerPolicy,
  own: readonly unknown[]
): readonly OfferedConnection[] {
  const given = policy.connections.map(value => ({
    name: nameOf(value),
    value,
    ofAdministrator: true
  }));
  const taken = given.map(({ name }) => name);
  const others = policy.allowOwnConnections
    ? own
        .map(value => ({ name: nameOf(value), value, ofAdministrator: false }))
        .filter(
          ({ name, value }) =>
            !taken.includes(name) && mayName(policy, endpointsOf(value))
        )
    : [];
  return [...given, ...others];
}

/** Whether a connection may have these endpoints. AWS's are allowed. */
function mayName(
  { anyEndpoint, allowedEndpoints }: ServerPolicy,
  endpoints: readonly string[]
): boolean {
  return (
    anyEndpoint ||
    endpoints.every(
      endpoint =>
        isAwsEndpoint(endpoint) || allowedEndpoints.includes(hostOf(endpoint))
    )
  );
}

/** As the server lists it: with the port, unless it is the usual one. */
function hostOf(endpoint: string): string {
  return (addressOrigin(endpoint) ?? endpoint).replace(/^https?:\/\//, '');
}

function endpointsOf(value: unknown): readonly string[] {
  const { s3Endpoint, dynamodbEndpoint } = (value ?? {}) as {
    s3Endpoint?: unknown;
    dynamodbEndpoint?: unknown;
  };
  return [s3Endpoint, dynamodbEndpoint].map(one =>
    typeof one === 'string' ? one.trim() : ''
  );
}

function nameOf(value: unknown): string {
  const name = (value as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name.trim() : '';
}
