import * as React from 'react';

import type {
  ResourceFinding,
  Loadable,
  ResourceState
} from '../../desk/state';

import { setupSentence } from '../../words/jobs/setup';
import { ProblemView } from '../controls/ProblemView';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';

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

function resourceLabel(
  resource: ResourceFinding['resource'],
  trans: Trans
): string {
  switch (resource) {
    case 'bucket':
      return trans.__('Bucket');
    case 'public-access-block':
      return trans.__('No public access');
    case 'cors':
      return trans.__('Access from this page (CORS)');
    case 'lifecycle':
      return trans.__('Lifecycle rules');
    case 'table':
      return trans.__('Table');
    case 'table-protection':
      return trans.__('Protection of the table');
    case 'status-index':
      return trans.__('Index by status');
    case 'category-status-index':
      return trans.__('Index by category');
    case 'categories':
      return trans.__('List of categories');
    case 'object-tags':
      return trans.__('Object tags');
    case 'copy-conditions':
      return trans.__('Conditional copies');
    case 'rights':
      return trans.__('Rights of this page');
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

function stateLabel(state: ResourceState, trans: Trans): string {
  switch (state) {
    case 'ok':
      return trans.__('All right');
    case 'missing':
      return trans.__('Missing');
    case 'different':
      return trans.__('Different');
    case 'unusable':
      return trans.__('Cannot be used');
    case 'unsupported':
      return trans.__('Not supported by this service');
    case 'unknown':
      return trans.__('Could not be checked');
  }
}
