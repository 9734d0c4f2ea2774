import * as React from 'react';

import type { OpenProduct } from '../../desk/state';
import { brokenMetaText, noMetaText } from '../../words/product/metaFile';
import { keepFocus } from '../controls/Button';
import { ProblemView } from '../controls/ProblemView';
import { useTrans } from '../controls/trans';

export interface MetaTableProps {
  /** Null until it is read. */
  meta: OpenProduct['meta'];
  expanded: boolean;
  onToggle: (expanded: boolean) => void;
}

/** The name of the file. It is not translated. */
const FILE = 'meta.json';

/** `meta.json` as a table, collapsed at first. The text can be shown too. */
export function MetaTable({
  meta,
  expanded,
  onToggle
}: MetaTableProps): JSX.Element {
  const trans = useTrans();
  return (
    <details
      className="jp-CurationMeta"
      open={expanded}
      onToggle={event => onToggle(event.currentTarget.open)}
    >
      <summary className="jp-CurationMeta-summary" onMouseDown={keepFocus}>
        {FILE}
      </summary>
      {meta === null || meta.state === 'loading' ? (
        <p className="jp-CurationMeta-words">{trans.__('Loading…')}</p>
      ) : meta.state === 'failed' ? (
        <ProblemView problem={meta.problem} compact />
      ) : (
        <MetaFile meta={meta.value} />
      )}
    </details>
  );
}

type ReadMeta = Extract<
  NonNullable<OpenProduct['meta']>,
  { state: 'ready' }
>['value'];

function MetaFile({ meta }: { meta: ReadMeta }): JSX.Element {
  const trans = useTrans();
  if (meta.kind === 'absent') {
    return <p className="jp-CurationMeta-words">{noMetaText(trans)}</p>;
  }
  return (
    <>
      {meta.kind === 'broken' ? (
        <p className="jp-CurationMeta-words" role="alert">
          {brokenMetaText(trans)}
        </p>
      ) : (
        <table className="jp-CurationMeta-table">
          <tbody>
            {meta.meta.rows.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details className="jp-CurationMeta-raw" open={meta.kind === 'broken'}>
        <summary className="jp-CurationMeta-summary" onMouseDown={keepFocus}>
          {trans.__('As text')}
        </summary>
        <pre tabIndex={0}>{meta.text}</pre>
      </details>
    </>
  );
}
