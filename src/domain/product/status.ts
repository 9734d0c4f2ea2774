/** The statuses that we write. Other statuses in the table are shown and never written. */
export const STATUSES = ['PENDING', 'COMPLETED', 'PASS'] as const;

export type Status = (typeof STATUSES)[number];

export function isStatus(value: string): value is Status {
  return (STATUSES as readonly string[]).includes(value);
}

/** How many products of one category have each status; `total` includes unknown ones. */
export interface StatusCounts {
  readonly pending: number;
  readonly completed: number;
  readonly pass: number;
  readonly total: number;
}

export const NO_PRODUCTS: StatusCounts = {
  pending: 0,
  completed: 0,
  pass: 0,
  total: 0
};

/** The field of the counters for a status, or undefined if the status is not counted. */
export function countedAs(
  status: string
): Exclude<keyof StatusCounts, 'total'> | undefined {
  switch (status) {
    case 'PENDING':
      return 'pending';
    case 'COMPLETED':
      return 'completed';
    case 'PASS':
      return 'pass';
    default:
      return undefined;
  }
}

/** How the counters change when products change their status. */
export type CountersDelta = Readonly<StatusCounts>;

/**
 * The change of the counters for one product; `undefined` stands for
 * "not in the table".
 */
export function statusMove(
  from: string | undefined,
  to: string | undefined
): CountersDelta {
  const delta = { pending: 0, completed: 0, pass: 0, total: 0 };
  const add = (status: string | undefined, by: number): void => {
    if (status === undefined) {
      return;
    }
    delta.total += by;
    const field = countedAs(status);
    if (field) {
      delta[field] += by;
    }
  };
  add(from, -1);
  add(to, 1);
  return delta;
}

/**
 * Whether counts are possible. A program that counts without conditions can
 * leave negative counts, or counts whose sum exceeds the total.
 */
export function areConsistent(counts: StatusCounts): boolean {
  const { pending, completed, pass, total } = counts;
  return (
    Math.min(pending, completed, pass) >= 0 &&
    pending + completed + pass <= total
  );
}

export function addCounts(a: StatusCounts, b: StatusCounts): StatusCounts {
  return {
    pending: a.pending + b.pending,
    completed: a.completed + b.completed,
    pass: a.pass + b.pass,
    total: a.total + b.total
  };
}
