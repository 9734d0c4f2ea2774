import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyPartialJSONValue } from '@lumino/coreutils';

import type { Resume } from '../../domain/queue/resume';
import { readResume } from '../../domain/queue/resume';
import type { ResumePoint } from '../../ports/queue/resumePoint';

/** The resume point in JupyterLab's state database, with one small record for each connection. */
export class StateResume implements ResumePoint {
  constructor(private readonly _state: IStateDB) {}

  async read(connectionKey: string): Promise<Resume | undefined> {
    return readResume(await this._state.fetch(recordKey(connectionKey)));
  }

  async write(connectionKey: string, resume: Resume): Promise<void> {
    await this._state.save(
      recordKey(connectionKey),
      resume as unknown as ReadonlyPartialJSONValue
    );
  }
}

/** Removes the resume points of all connections. */
export async function forgetResumePoints(
  state: Pick<IStateDB, 'list' | 'remove'>
): Promise<void> {
  const { ids } = await state.list(NAMESPACE);
  await Promise.all(ids.map(id => state.remove(id)));
}

/** The state database finds ids by what is before the first colon. */
const NAMESPACE = 'jupyterlab-curation';

function recordKey(connectionKey: string): string {
  return `${NAMESPACE}:resume:${connectionKey}`;
}
