import * as React from 'react';

import type {
  ResourceFinding,
  Loadable,
  ResourceState
} from '../../desk/state';

import { setupSentence } from '../../words/jobs/setup';
import { ProblemView } from '../controls/ProblemView';
import { useTrans } from '../controls/trans';
import { resourceLabel, stateLabel } from './resourceLabels';

export interface ConnectionCheckProps {
  /** One finding for each resource, or a problem if nothing could be inspected. */
  result: Loadable<readonly ResourceFinding[]>;
}

/** Shows whether a connection has everything it needs, with one row for each resource. */
export function ConnectionCheck({ result }: ConnectionCheckProps): JSX.Element {
  const trans = useTrans();
  switch (result.state) {
    case 'loading':
      return (
        <p role="status">{trans.__('Checking the bucket and the table…')}</p>
      );
    case 'failed':
      return <ProblemView problem={result.problem} compact />;
    case 'ready':
      return (
        // The arrow keys scroll it.
        <table className="jp-CurationCheck" tabIndex={0}>
          <thead>
            <tr>
              <th scope="col">{trans.__('Part')}</th>
              <th scope="col">{trans.__('State')}</th>
              <th scope="col">{trans.__('Finding')}</th>
            </tr>
          </thead>
          <tbody>
            {result.value.map(finding => {
              const { resource, state } = finding;
              const { text, remedy } = setupSentence(finding, trans);
              const [mark, modifier] = MARKS[state];
              return (
                <tr key={resource} data-state={state}>
                  <th scope="row">{resourceLabel(resource, trans)}</th>
                  <td className={`jp-CurationCheck-state ${modifier}`}>
                    <span aria-hidden="true">{mark} </span>
                    {stateLabel(state, trans)}
                  </td>
                  <td>
                    {text} {remedy}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      );
  }
}

/** A mark for each state and the class that colours it. */
const MARKS: Readonly<Record<ResourceState, readonly [string, string]>> = {
  ok: ['✓', 'jp-mod-ok'],
  missing: ['✗', 'jp-mod-must'],
  different: ['!', 'jp-mod-look'],
  unusable: ['✗', 'jp-mod-must'],
  unsupported: ['–', ''],
  unknown: ['?', 'jp-mod-look']
};
