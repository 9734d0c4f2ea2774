import type { FoundFacts } from '../foundResource';

/**
 * Why a page holds more rights than its connection needs: the keys of a
 * long-lived user were exchanged, temporary keys or those of a machine were
 * handed on, or a role was assumed without a session policy.
 */
export const EXCESSES: readonly Excess[] = [
  'user',
  'temporary',
  'machine',
  'role'
];

export type Excess = FoundFacts['rights-wide']['excess'];

/**
 * What a server says; undefined if it says that there is none. A server that does
 * not know the question narrows nothing.
 */
export function readExcess(value: unknown): Excess | undefined {
  return value === null
    ? undefined
    : (EXCESSES.find(known => known === value) ?? 'temporary');
}
