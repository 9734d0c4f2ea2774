import * as React from 'react';

import type { DeskActions } from '../desk/commands/deskActions';
import type { DeskState } from '../desk/state';
import { failedChanges } from '../desk/state';
import { Button } from './controls/Button';
import { TypedDraftsView } from './saving/TypedDraftsView';
import { unreadText } from '../words/saving/messages';
import { choicesKeptText, draftsText, typedText } from '../words/saving/typed';
import type { CacheUsage } from './StatusDetails';
import { StatusDetails } from './StatusDetails';
import { formatCount } from '../words/format';
import { paceText } from '../words/queue/pace';
import type { Trans } from './controls/trans';
import { useTrans } from './controls/trans';

export interface StatusLineProps {
  saving: DeskState['saving'];
  /** Changes that the next start reads. */
  unread: DeskState['unread'];
  /** What was typed and not sent. */
  typed: DeskState['typed'];
  /** Whether the open product has choices that are stored in this browser only. */
  choicesKept: boolean;
  /** Unsaved changes wait for the network then; they have not failed. */
  offline: boolean;
  resumedAt: string | null;
  person: string | null | undefined;
  pace: DeskState['pace'];
  /** How many of the next products have their pictures loaded; null if none is loaded ahead. */
  nextReady: number | null;
  usage?: CacheUsage;
  spending: DeskState['spending'];
  actions: Pick<DeskActions, 'run'>;
}

/** Whether everything is saved, what was done today and how fast, and who is signed in. */
export function StatusLine({
  saving,
  unread,
  typed,
  choicesKept,
  offline,
  resumedAt,
  person,
  pace,
  nextReady,
  usage,
  spending,
  actions
}: StatusLineProps): JSX.Element {
  const trans = useTrans();
  const { mark, modifier, text } = savingLabel(
    { saving, unread, typed, choicesKept, offline },
    trans
  );
  return (
    <div className="jp-CurationStatusLine">
      <span className={`jp-CurationStatusLine-saving ${modifier}`}>
        <span aria-hidden="true">{mark} </span>
        <span role="status">{text}</span>
      </span>
      {saving.failed.length > 0 && (
        <>
          <Button
            label={trans.__('Retry')}
            onClick={() => actions.run('retry', {})}
          />
          <Button
            label={trans.__('Discard')}
            onClick={() => actions.run('discard', {})}
          />
        </>
      )}
      <TypedDraftsView typed={typed} actions={actions} />
      {resumedAt !== null && (
        <span>{trans.__('Resumed at %1', resumedAt)}</span>
      )}
      <span className="jp-CurationStatusLine-gap" />
      <span
        className="jp-CurationStatusLine-done"
        title={trans.__('Products that you completed today in this browser')}
      >
        {trans.__('%1 done today', formatCount(pace.doneToday, trans))}
      </span>
      {pace.secondsEach !== null && (
        <span
          className="jp-CurationStatusLine-pace"
          title={trans.__('The median of this session')}
        >
          {paceText(pace.secondsEach, trans)}
        </span>
      )}
      <StatusDetails nextReady={nextReady} usage={usage} spending={spending} />
      {person !== undefined && (
        <span className="jp-CurationStatusLine-person">
          {person ?? trans.__('Name unknown')}
        </span>
      )}
    </div>
  );
}

function savingLabel(
  {
    saving,
    unread,
    typed,
    choicesKept,
    offline
  }: Pick<
    StatusLineProps,
    'saving' | 'unread' | 'typed' | 'choicesKept' | 'offline'
  >,
  trans: Trans
): { mark: string; modifier: string; text: string } {
  const count = failedChanges(saving);
  const unreached = saving.failed.every(
    ({ problem }) => problem.kind === 'Unreachable'
  );
  if (offline && unreached) {
    return {
      mark: '◌',
      modifier: 'jp-mod-waiting',
      text: trans.__('Offline, %1 waiting', formatCount(saving.waiting, trans))
    };
  }
  if (count > 0) {
    return {
      mark: '✗',
      modifier: 'jp-mod-failed',
      text: trans._n(
        '%2 change not saved',
        '%2 changes not saved',
        count,
        formatCount(count, trans)
      )
    };
  }
  if (saving.waiting === 0 && unread > 0) {
    return {
      mark: '◌',
      modifier: 'jp-mod-waiting',
      text: unreadText(unread, trans)
    };
  }
  if (saving.waiting === 0 && typed.length > 0) {
    return {
      mark: '◌',
      modifier: 'jp-mod-waiting',
      text:
        typed.length === 1
          ? typedText(typed[0].about, trans)
          : draftsText(typed.length, trans)
    };
  }
  return saving.waiting > 0
    ? {
        mark: '◌',
        modifier: 'jp-mod-waiting',
        text: trans.__('%1 waiting', formatCount(saving.waiting, trans))
      }
    : {
        mark: '●',
        modifier: 'jp-mod-saved',
        text: choicesKept
          ? choicesKeptText(trans)
          : trans.__('All changes saved')
      };
}
