import * as React from 'react';

import type {
  Finding,
  Loadable,
  Resource,
  ResourceState
} from '../../desk/state';

import { setupSentence } from '../../words/jobs/setup';
import { ProblemView } from '../controls/ProblemView';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';

export interface ConnectionCheckProps {
  /** One finding for each resource, or a problem if nothing could be inspected. */
  result: Loadable<readonly Finding[]>;
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
              const { mark, modifier, words } = stateLabel(state, trans);
              return (
                <tr key={resource} data-state={state}>
                  <th scope="row">{resourceLabel(resource, trans)}</th>
                  <td className={`jp-CurationCheck-state ${modifier}`}>
                    <span aria-hidden="true">{mark} </span>
                    {words}
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

function resourceLabel(resource: Resource, trans: Trans): string {
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
    case 'status-index':
      return trans.__('Index by status');
    case 'category-status-index':
      return trans.__('Index by category');
    case 'categories':
      return trans.__('List of categories');
  }
}

function stateLabel(
  state: ResourceState,
  trans: Trans
): { mark: string; modifier: string; words: string } {
  switch (state) {
    case 'ok':
      return { mark: '✓', modifier: 'jp-mod-ok', words: trans.__('All right') };
    case 'missing':
      return { mark: '✗', modifier: 'jp-mod-must', words: trans.__('Missing') };
    case 'different':
      return {
        mark: '!',
        modifier: 'jp-mod-look',
        words: trans.__('Different')
      };
    case 'unusable':
      return {
        mark: '✗',
        modifier: 'jp-mod-must',
        words: trans.__('Cannot be used')
      };
    case 'unsupported':
      return {
        mark: '–',
        modifier: '',
        words: trans.__('Not supported by this service')
      };
    case 'unknown':
      return {
        mark: '?',
        modifier: 'jp-mod-look',
        words: trans.__('Could not be checked')
      };
  }
}
