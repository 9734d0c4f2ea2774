import type { Fault } from '../world/network';
import { FAULTS } from '../world/network';

/** What runs on an engine. */
export interface Plan {
  /** Names of changes. Default: all. */
  readonly changes?: readonly string[];
  readonly faults: readonly Fault[];
  /** Names of the requests that fail. Default: all. */
  readonly requests?: RegExp;
}

const PLANS: Readonly<Record<string, Plan>> = {
  memory: { faults: FAULTS },
  // Each request takes milliseconds there, so only what needs a real engine
  // runs.
  sandbox: {
    changes: [
      'complete',
      'complete without counters',
      'reopen',
      'move two onto a taken name',
      'restore a moved one',
      'upload'
    ],
    faults: ['after', 'never-after'],
    requests: /^(change|changeStatus|store|copy|create) /
  }
};

/** The engine that `CURATION_FAULTS_ENGINE` names. */
export function engine(): string {
  return process.env.CURATION_FAULTS_ENGINE || 'memory';
}

export function planOf(name: string): Plan {
  const plan = PLANS[name];
  if (plan === undefined) {
    throw new Error(
      `CURATION_FAULTS_ENGINE is ${name}; it takes ${Object.keys(PLANS).join(' or ')}.`
    );
  }
  return plan;
}
