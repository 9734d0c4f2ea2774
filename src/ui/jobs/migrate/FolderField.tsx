import * as React from 'react';
import { useId } from 'react';

import type { MigrateQuestion } from '../../../desk/jobs/migrateJob';
import type { Problem } from '../../../words/errors';
import {
  layoutText,
  serverFolderText,
  throughPageText
} from '../../../words/jobs/pages/migratePage';
import { useTrans } from '../../controls/trans';
import type { MigrateActions } from '../jobProps';
import { ServerFolderInput } from './ServerFolderInput';

export interface FolderFieldProps {
  question: MigrateQuestion;
  /** Why the Jupyter server cannot run it; null if it can. */
  serverUnable: Problem | null;
  actions: MigrateActions;
}

/** Where the folder is, and which one. */
export function FolderField({
  question: { place, folder, serverFolder },
  serverUnable,
  actions
}: FolderFieldProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const tick = (
    where: MigrateQuestion['place'],
    label: string
  ): JSX.Element => (
    <label className="jp-CurationJob-tick">
      <input
        type="radio"
        name={id}
        checked={place === where}
        onChange={() => actions.ask({ place: where })}
      />
      {label}
    </label>
  );
  return (
    <div
      className="jp-CurationJob-field"
      role="group"
      aria-label={trans.__('Folder')}
    >
      <b>{trans.__('Folder')}</b>
      {tick('computer', trans.__('On this computer'))}
      {tick('server', trans.__('On the Jupyter server'))}
      {place === 'server' ? (
        <>
          <ServerFolderInput
            value={serverFolder}
            describedBy={`${id}how`}
            actions={actions}
          />
          <span id={`${id}how`} className="jp-CurationJob-remark">
            {serverUnable === null
              ? serverFolderText(trans)
              : throughPageText(serverUnable, trans)}
          </span>
        </>
      ) : (
        folder !== null && (
          <span className="jp-CurationJob-folder">{folder.name}</span>
        )
      )}
      <span className="jp-CurationJob-remark">{layoutText(trans)}</span>
      {place === 'computer' && (
        <div className="jp-CurationActions">
          <button
            type="button"
            className={`jp-CurationButton${folder === null ? ' jp-mod-primary' : ''}`}
            data-curation-first
            onClick={() => void actions.choose()}
          >
            {folder === null
              ? trans.__('Choose a folder…')
              : trans.__('Choose another folder…')}
          </button>
        </div>
      )}
    </div>
  );
}
