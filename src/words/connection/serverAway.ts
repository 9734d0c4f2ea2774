import type { ConnectionErrors } from '../../domain/errorFacts';
import type { Sentence, Words } from '../sentence';
import type { Trans } from '../trans';

type AwayErrors = Pick<
  ConnectionErrors,
  | 'server-silent'
  | 'server-stopped'
  | 'server-starting'
  | 'server-moved'
  | 'server-page'
  | 'server-signed-out'
>;

/** Why the Jupyter server cannot be used now. */
export const serverAwayErrors: Words<AwayErrors, Sentence> = {
  'server-silent': trans => ({
    text: trans.__('The Jupyter server does not answer.'),
    remedy: [trans.__('Check that it is still running.'), goesOn(trans)].join(
      ' '
    )
  }),
  'server-stopped': (trans, { start }) => ({
    text: trans.__('Your server was stopped.'),
    remedy: [
      start === null
        ? trans.__('Start it.')
        : trans.__('Start it at %1.', start),
      goesOn(trans)
    ].join(' ')
  }),
  'server-starting': trans => ({
    text: trans.__('Your server is starting or stopping.'),
    remedy: goesOn(trans)
  }),
  'server-moved': (trans, { home }) => ({
    text: trans.__('The hub has no server at the address of this page.'),
    remedy:
      home === null
        ? trans.__('Open JupyterLab from the home page of the hub.')
        : trans.__('Open JupyterLab from the home page of the hub: %1.', home)
  }),
  'server-page': trans => ({
    text: trans.__(
      'Something on the way answered with a page instead of the Jupyter server.'
    ),
    remedy: [
      trans.__('Reload the page to see what it is.'),
      goesOn(trans)
    ].join(' ')
  }),
  'server-signed-out': trans => ({
    text: trans.__('The Jupyter server has signed you out.'),
    remedy: trans.__('Reload the page and sign in.')
  })
};

/** Nobody has to press a button for it. */
function goesOn(trans: Trans): string {
  return trans.__(
    'The desk keeps what it has, and goes on by itself when the server is back.'
  );
}

/** The button of a problem that names where the server is started. */
export function startServerLabel(trans: Trans): string {
  return trans.__('Start the server');
}
