import type { DeskState } from './state';

/** Whether something that should be shown could not be read because there was no answer. */
export function wasUnreachable({
  open,
  queue,
  categories
}: DeskState): boolean {
  const problems = [
    open.state === 'failed' && open.problem,
    queue.problem,
    categories.state === 'failed' && categories.problem
  ];
  return problems.some(
    problem =>
      problem && (problem.kind === 'Unreachable' || problem.serverAway === true)
  );
}
