import * as React from 'react';

import type { MigrateState } from '../../../desk/jobs/migrateJob';
import { layoutText } from '../../../words/jobs/pages/migratePage';
import { useTrans } from '../../controls/trans';
import { JobForm } from '../JobForm';
import type { MigrateActions } from '../jobProps';

/** The folder to migrate, and how. Buttons take the focus here: there is no image to keep it for. */
export function MigrateForm({
  question: { folder, packs, replaceBroken },
  actions
}: Pick<MigrateState, 'question'> & { actions: MigrateActions }): JSX.Element {
  const trans = useTrans();
  return (
    <JobForm
      submitLabel={folder === null ? null : trans.__('Look at the folder')}
      onSubmit={() => actions.look()}
    >
      <div
        className="jp-CurationJob-field"
        role="group"
        aria-label={trans.__('Folder')}
      >
        <b>{trans.__('Folder')}</b>
        {folder !== null && (
          <span className="jp-CurationJob-folder">{folder.name}</span>
        )}
        <span className="jp-CurationJob-remark">{layoutText(trans)}</span>
        <div className="jp-CurationActions">
          <button
            type="button"
            className={`jp-CurationButton${folder === null ? ' jp-mod-primary' : ''}`}
            onClick={() => void actions.choose()}
          >
            {folder === null
              ? trans.__('Choose a folder…')
              : trans.__('Choose another folder…')}
          </button>
        </div>
      </div>
      <label className="jp-CurationJob-tick">
        <input
          type="checkbox"
          checked={packs}
          onChange={({ target }) => actions.ask({ packs: target.checked })}
        />
        {trans.__('Make packs of thumbnails')}
      </label>
      <label className="jp-CurationJob-tick">
        <input
          type="checkbox"
          checked={replaceBroken}
          onChange={({ target }) =>
            actions.ask({ replaceBroken: target.checked })
          }
        />
        {trans.__(
          'Replace broken and missing files in the bucket (--replace-broken)'
        )}
      </label>
    </JobForm>
  );
}
