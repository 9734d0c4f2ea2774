import * as React from 'react';

import type { SetupReport } from '../../../desk/jobs/setupJob';
import { effectText, setupSentence } from '../../../words/jobs/setup';
import { resourceLabel, stateLabel } from '../../connection/resourceLabels';
import { useTrans } from '../../controls/trans';

/** A set-up, one row a resource: how it is, what becomes of it, and what a person can do. */
export function SetupTable({ report }: { report: SetupReport }): JSX.Element {
  const trans = useTrans();
  const { steps, made, dryRun } = report;
  return (
    <div className="jp-CurationSetup">
      <table
        className="jp-CurationCheck"
        // The arrow keys scroll it.
        tabIndex={0}
        aria-label={trans.__('Parts')}
      >
        <thead>
          <tr>
            <th scope="col">{trans.__('Part')}</th>
            <th scope="col">{trans.__('State')}</th>
            <th scope="col">{trans.__('What becomes of it')}</th>
            <th scope="col">{trans.__('Finding')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(step => {
            const { resource, action, finding } = step;
            const now =
              made.find(after => after.resource === resource) ?? finding;
            const { text, remedy } = setupSentence(now, trans);
            return (
              <tr
                key={resource}
                data-resource={resource}
                data-state={now.state}
              >
                <th scope="row">{resourceLabel(resource, trans)}</th>
                <td>{stateLabel(now.state, trans)}</td>
                <td>{effectText(step, dryRun, trans)}</td>
                <td>
                  {text} {action === 'make' && dryRun ? '' : remedy}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
