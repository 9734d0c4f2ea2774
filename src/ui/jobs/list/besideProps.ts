import type { RunningBeside } from '../../../desk/jobs/server/serverRun';
import { elsewhereText } from '../../../words/jobs/list/jobsPage';
import type { Trans } from '../../../words/trans';
import type { JobProgressProps } from '../JobProgress';

/** How far a run is from its end that a person may cancel, unless another server runs it. */
export function besideProps(
  { stopping, elsewhere }: RunningBeside,
  cancel: () => void
): Pick<JobProgressProps, 'stopping' | 'onCancel'> {
  return { stopping, onCancel: elsewhere ? undefined : cancel };
}

/** Why it is not cancelled, or cannot be. */
export function cancelLead(
  { refused, elsewhere }: RunningBeside,
  trans: Trans
): readonly string[] {
  return [
    ...(refused === undefined ? [] : [refused]),
    ...(elsewhere ? [elsewhereText(trans)] : [])
  ];
}
