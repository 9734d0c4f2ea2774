import * as React from 'react';

import { addText } from '../../../words/jobs/pages/migratePage';
import { useTrans } from '../../controls/trans';
import { JobForm } from '../JobForm';
import type { FolderFieldProps } from './FolderField';
import { FolderField } from './FolderField';
import { OptionTick } from '../OptionTick';

/** The folder to migrate, and how. Buttons take the focus here: there is no image to keep it for. */
export function MigrateForm({
  question,
  serverUnable,
  actions
}: FolderFieldProps): JSX.Element {
  const trans = useTrans();
  const { place, folder, serverFolder, packs, replaceBroken, add } = question;
  // Of this computer, there is a button that chooses one.
  const begins = place === 'server' || folder !== null;
  return (
    <JobForm
      submitLabel={begins ? trans.__('Look at the folder') : null}
      incomplete={place === 'server' && serverFolder.trim() === ''}
      onSubmit={() => actions.look()}
    >
      <FolderField
        question={question}
        serverUnable={serverUnable}
        actions={actions}
      />
      <OptionTick
        label={trans.__('Make packs of thumbnails')}
        ticked={packs}
        onChange={ticked => actions.ask({ packs: ticked })}
      />
      <OptionTick
        label={trans.__('Replace broken and missing files in the bucket')}
        option="--replace-broken"
        ticked={replaceBroken}
        onChange={ticked => actions.ask({ replaceBroken: ticked })}
      />
      <OptionTick
        label={addText(trans)}
        option="--add"
        ticked={add}
        onChange={ticked => actions.ask({ add: ticked })}
      />
    </JobForm>
  );
}
