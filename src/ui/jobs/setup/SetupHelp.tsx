import * as React from 'react';

import type { Connection } from '../../../domain/connection/connection';
import { ROLES } from '../../../domain/connection/policy/actions';
import { policyFor } from '../../../domain/connection/policy/policy';
import {
  createBucketCommand,
  putCorsCommand,
  showCorsCommand
} from '../../../domain/jobs/setup/awsCommands';
import {
  pageCannotText,
  policiesText,
  replacesRulesText,
  roleText
} from '../../../words/jobs/pages/setupPage';
import { useTrans } from '../../controls/trans';
import { CopyBlock } from './CopyBlock';

export interface SetupHelpProps {
  connection: Connection;
  /** Whether the commands are needed, as far as is known. */
  needed: boolean;
  /** Rejects if the browser refuses the clipboard. */
  copyText: (text: string) => Promise<void>;
}

/** What somebody has to do elsewhere: commands of the AWS command line, and the policies of IAM. */
export function SetupHelp({
  connection,
  needed,
  copyText
}: SetupHelpProps): JSX.Element {
  const trans = useTrans();
  return (
    <>
      <details className="jp-CurationSetup-help" open={needed}>
        <summary>{trans.__('Commands for a terminal')}</summary>
        <p>{pageCannotText(trans)}</p>
        <CopyBlock
          name={trans.__('the commands')}
          text={[
            createBucketCommand(connection),
            showCorsCommand(connection),
            putCorsCommand(connection)
          ].join('\n')}
          copyText={copyText}
        />
        <p>{replacesRulesText(trans)}</p>
      </details>
      <details className="jp-CurationSetup-help">
        <summary>{trans.__('Policies for IAM')}</summary>
        <p>{policiesText(trans)}</p>
        {ROLES.map(role => (
          <section key={role}>
            <h3>{roleText(role, trans)}</h3>
            <CopyBlock
              name={roleText(role, trans)}
              text={JSON.stringify(
                policyFor({ ...connection, role }),
                undefined,
                2
              )}
              copyText={copyText}
            />
          </section>
        ))}
      </details>
    </>
  );
}
