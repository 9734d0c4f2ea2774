import * as React from 'react';
import { useState } from 'react';

import type { OpenProduct } from '../../desk/state';
import {
  brokenMetaText,
  metaEncodingText,
  moreFieldsText,
  noMetaText
} from '../../words/product/metaFile';
import { visibleDirection } from '../../words/visibleText';
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

/** How many fields are drawn, and how many characters of each. The text has the rest. */
const MOST_ROWS = 200;
const MOST_CHARACTERS = 2_000;

/** `meta.json` as a table, collapsed at first. The text can be shown too. What is collapsed is not drawn. */
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
      {!expanded ? null : meta === null || meta.state === 'loading' ? (
        <p className="jp-CurationMeta-words">{trans.__('Loading…')}</p>
      ) : meta.state === 'failed' ? (
        <ProblemView problem={meta.problem} compact />
      ) : (
        <MetaFile key={meta.value.kind} meta={meta.value} />
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
  const [asText, setAsText] = useState(meta.kind === 'broken');
  if (meta.kind === 'absent') {
    return <p className="jp-CurationMeta-words">{noMetaText(trans)}</p>;
  }
  const encoding = metaEncodingText(meta.encoding, trans);
  return (
    <>
      {encoding !== undefined && (
        <p className="jp-CurationMeta-words">{encoding}</p>
      )}
      {meta.kind === 'broken' ? (
        <p className="jp-CurationMeta-words" role="alert">
          {brokenMetaText(trans)}
        </p>
      ) : (
        <MetaRows rows={meta.meta.rows} />
      )}
      <details
        className="jp-CurationMeta-raw"
        open={asText}
        onToggle={event => setAsText(event.currentTarget.open)}
      >
        <summary className="jp-CurationMeta-summary" onMouseDown={keepFocus}>
          {trans.__('As text')}
        </summary>
        {asText && <pre tabIndex={0}>{visibleDirection(meta.text)}</pre>}
      </details>
    </>
  );
}

type Rows = Extract<ReadMeta, { kind: 'meta' }>['meta']['rows'];

function MetaRows({ rows }: { rows: Rows }): JSX.Element {
  const trans = useTrans();
  const more = rows.length - MOST_ROWS;
  return (
    <>
      <table className="jp-CurationMeta-table">
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{beginning(name)}</th>
              <td>{beginning(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p className="jp-CurationMeta-words">{moreFieldsText(more, trans)}</p>
      )}
    </>
  );
}

function beginning(text: string): string {
  return visibleDirection(
    text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
  );
}
