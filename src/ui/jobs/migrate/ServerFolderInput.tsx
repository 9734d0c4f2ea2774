import * as React from 'react';
import { useEffect, useId, useState } from 'react';

import { useTrans } from '../../controls/trans';
import type { MigrateActions } from '../jobProps';

export interface ServerFolderInputProps {
  value: string;
  /** The id of what explains it. */
  describedBy: string;
  actions: Pick<MigrateActions, 'ask' | 'foldersBeside'>;
}

/** The path of a folder on the Jupyter server, with the folders there as an offer. */
export function ServerFolderInput({
  value,
  describedBy,
  actions
}: ServerFolderInputProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const [offered, setOffered] = useState<readonly string[]>([]);
  const parent = value.slice(0, value.lastIndexOf('/') + 1);
  useEffect(() => {
    let here = true;
    void actions.foldersBeside(parent).then(folders => {
      if (here) {
        setOffered(folders);
      }
    });
    return () => {
      here = false;
    };
  }, [parent, actions]);
  return (
    <>
      <input
        className="jp-CurationField"
        data-curation-first
        data-lm-suppress-shortcuts="true"
        aria-label={trans.__('Path on the server')}
        aria-describedby={describedBy}
        placeholder={trans.__('data/spring')}
        spellCheck={false}
        autoComplete="off"
        list={id}
        value={value}
        onChange={({ target }) => actions.ask({ serverFolder: target.value })}
      />
      <datalist id={id}>
        {offered.map(folder => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </>
  );
}
