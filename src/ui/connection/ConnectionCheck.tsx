import * as React from 'react';

import type { Finding, Loadable, Part, PartState } from '../../desk/state';

import { ProblemView } from '../controls/ProblemView';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';

export interface ConnectionCheckProps {
  /** What was found, part by part; a problem where nobody could look. */
  result: Loadable<readonly Finding[]>;
}

/** Whether all that a connection needs is there, one row a part. */
export function ConnectionCheck({ result }: ConnectionCheckProps): JSX.Element {
  const trans = useTrans();
  switch (result.state) {
    case 'loading':
      return <p role="status">{trans.__('Looking at bucket and table…')}</p>;
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
              <th scope="col">{trans.__('What was found')}</th>
            </tr>
          </thead>
          <tbody>
            {result.value.map(({ part, state, text, remedy }) => {
              const { mark, modifier, words } = stateWords(state, trans);
              return (
                <tr key={part} data-state={state}>
                  <th scope="row">{partWords(part, trans)}</th>
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

function partWords(part: Part, trans: Trans): string {
  switch (part) {
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

function stateWords(
  state: PartState,
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
        words: trans.__('Not known to this service')
      };
    case 'unknown':
      return {
        mark: '?',
        modifier: 'jp-mod-look',
        words: trans.__('Could not be looked at')
      };
  }
}
