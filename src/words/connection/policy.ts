import type { Needed, Rules } from '../../domain/connection/serverPolicy';
import { forbids } from '../../domain/connection/serverPolicy';
import type { ConnectionErrors } from '../../domain/errorFacts';
import type { Sentence, Words } from '../sentence';
import type { Trans } from '../trans';

/** What the administrator of the server does not allow. */
export const policyErrors: Words<
  Pick<
    ConnectionErrors,
    'policy-unreadable' | 'policy-forbids' | 'connection-not-allowed'
  >,
  Sentence
> = {
  'policy-unreadable': trans => ({
    text: trans.__(
      'The Jupyter server told a policy that this page cannot read. Nothing was opened.'
    ),
    remedy: trans.__(
      'Reload the page, and have the same version of jupyterlab-curation on the server and in JupyterLab.'
    )
  }),
  'policy-forbids': (trans, { needed }) => ({
    text: switchedOffText(needed, trans),
    remedy: trans.__('Ask the administrator of the Jupyter server.')
  }),
  'connection-not-allowed': (trans, { name }) => ({
    text: trans.__(
      'The administrator of the Jupyter server does not allow the connection %1.',
      name
    ),
    remedy: trans.__('Choose another one at the left of the bar of the desk.')
  })
};

function switchedOffText(
  needed: ConnectionErrors['policy-forbids']['needed'],
  trans: Trans
): string {
  switch (needed) {
    case 'change':
      return trans.__(
        'The administrator of the Jupyter server lets you look, but not change anything.'
      );
    case 'upload':
      return trans.__(
        'The administrator of the Jupyter server has switched off uploads.'
      );
    case 'delete':
      return trans.__(
        'The administrator of the Jupyter server has switched off deleting images.'
      );
    case 'purge':
      return trans.__(
        'The administrator of the Jupyter server has switched off purging.'
      );
    case 'migrate':
      return trans.__(
        'The administrator of the Jupyter server has switched off migrations.'
      );
    case 'export':
      return trans.__(
        'The administrator of the Jupyter server has switched off exports.'
      );
  }
}

/** Why something cannot be done on this server; undefined if it can. */
export function forbiddenText(
  rules: Rules,
  needed: Needed,
  trans: Trans
): string | undefined {
  return forbids(rules, needed) ? switchedOffText(needed, trans) : undefined;
}

/** A connection of the list that the administrator made. */
export function administratorsText(name: string, trans: Trans): string {
  return trans.__('%1 (administrator’s)', name);
}

/** There is no connection, and a person may not make one. */
export function noConnectionsText(trans: Trans): string {
  return trans.__(
    'The administrator of the Jupyter server chooses the connections, and has made none yet. Ask the administrator for one.'
  );
}
