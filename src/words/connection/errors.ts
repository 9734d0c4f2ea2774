import type {
  ConnectionErrors,
  ConnectionProblem
} from '../../domain/errorFacts';
import { formatBytes } from '../format';
import { nameProblemText } from '../product/errors';
import { bucketKindText, tableArnText } from './fields';
import { actionRemedy, codeAndMessage } from './refusals';
import { serverAwayErrors } from './serverAway';
import { policyErrors } from './policy';
import { silenceErrors } from './silence';
import { atService, firstService, withinService } from './services';
import { correctSettingsText } from './settings';
import type { Sentence, Words } from '../sentence';
import { quoted } from '../sentence';
import type { Trans } from '../trans';

export const connectionErrors: Words<
  Omit<ConnectionErrors, 'server-gave-none'>,
  Sentence
> = {
  ...serverAwayErrors,
  ...silenceErrors,
  ...policyErrors,
  'personal-settings-broken': (trans, { reasons }) => ({
    text: trans.__(
      'JupyterLab stores no settings of Curation while some are not valid: %1.',
      reasons.join('; ')
    ),
    remedy: correctSettingsText(trans)
  }),
  'clock-wrong': (trans, { service }) => ({
    text: trans.__(
      "The request to %1 was refused: this computer's clock is wrong.",
      withinService(service, trans)
    ),
    remedy: trans.__('Set the clock, then try again.')
  }),
  'clock-differs': (trans, { service, ms }) => ({
    text: [
      trans.__(
        '%1 does not answer at %2.',
        firstService(service, trans),
        atService(service)
      ),
      ms < 0
        ? trans.__(
            'The clock of this computer is %1 behind that of the Jupyter server.',
            durationText(-ms, trans)
          )
        : trans.__(
            'The clock of this computer is %1 ahead of that of the Jupyter server.',
            durationText(ms, trans)
          )
    ].join(' '),
    remedy: trans.__(
      'Set the clock, then try again. AWS refuses requests with a wrong time, and a browser may not learn why.'
    )
  }),
  'credentials-refused': (trans, { service, reason }) => ({
    text:
      reason === ''
        ? trans.__(
            'The credentials for %1 are missing, wrong or expired.',
            withinService(service, trans)
          )
        : trans.__(
            'The credentials for %1 are missing, wrong or expired (%2).',
            withinService(service, trans),
            reason
          ),
    remedy: trans.__('Sign in again. Nothing is lost.')
  }),
  'action-refused': (trans, { action, resource, asked }) => ({
    text: trans.__(
      'These credentials do not allow %1 on %2.',
      action,
      resource
    ),
    remedy: actionRemedy(action, asked, trans)
  }),
  'account-refused': (trans, { service, ...said }) => ({
    text: trans.__(
      '%1 does not serve this AWS account (%2).',
      firstService(service, trans),
      codeAndMessage(said)
    ),
    remedy: trans.__('Ask the administrator of the AWS account.')
  }),
  'key-refused': (trans, { resource, ...said }) => ({
    text: trans.__(
      'The KMS key that encrypts %1 cannot be used (%2).',
      resource,
      codeAndMessage(said)
    ),
    remedy: trans.__(
      'Ask an administrator to enable the key, and to allow kms:Decrypt and kms:GenerateDataKey on it.'
    )
  }),
  'object-missing': (trans, { resource }) => ({
    text: trans.__('The object %1 does not exist.', resource),
    remedy: trans.__('Refresh to see what is there now.')
  }),
  'service-missing': (trans, { service }) => ({
    text:
      service.kind === 'bucket'
        ? trans.__(
            'There is no bucket %1 in %2.',
            service.name,
            atService(service)
          )
        : trans.__(
            'There is no table %1 in %2.',
            service.name,
            atService(service)
          ),
    remedy: trans.__(
      'Check its name and region in the connection, or run the set-up.'
    )
  }),
  'resource-changed': (trans, { resource }) => ({
    text: trans.__('Somebody else changed %1 in the meantime.', resource),
    remedy: trans.__('Refresh, then try again.')
  }),
  'too-many-requests': (trans, { service, reason }) => ({
    text: trans.__(
      '%1 asks for fewer requests (%2).',
      firstService(service, trans),
      reason
    ),
    remedy: trans.__('Wait a moment, then try again.')
  }),
  'transaction-running': (trans, { service }) => ({
    text: trans.__(
      '%1 is still carrying out an earlier attempt of this change.',
      firstService(service, trans)
    ),
    remedy: trans.__(
      'Wait some seconds, then try again. The change is made only once.'
    )
  }),
  'service-slow': (trans, { service, reason }) => ({
    text: trans.__(
      '%1 at %2 took too long (%3).',
      firstService(service, trans),
      atService(service),
      reason
    ),
    remedy: trans.__('Check the network, then try again.')
  }),
  'service-silent': (trans, { service }) => ({
    text: trans.__(
      '%1 does not answer at %2.',
      firstService(service, trans),
      atService(service)
    ),
    remedy: trans.__(
      'Check the network, the endpoint and the region. In a browser, also check that the set-up has installed the CORS rule.'
    )
  }),
  'service-failed': (trans, { service, reason }) => ({
    text: trans.__(
      '%1 failed because of an error of the service (%2).',
      firstService(service, trans),
      reason
    ),
    remedy: trans.__('Try again later.')
  }),
  'wrong-region': (trans, { service, found }) => ({
    text:
      found === undefined
        ? trans.__(
            '%1 is not in %2.',
            firstService(service, trans),
            service.region
          )
        : trans.__(
            '%1 is not in %2 but in %3.',
            firstService(service, trans),
            service.region,
            found
          ),
    remedy: trans.__('Correct the region in the connection.')
  }),
  'name-refused': (trans, { service, ...said }) => ({
    text: trans.__(
      '%1 has a name that the service does not accept (%2).',
      firstService(service, trans),
      codeAndMessage(said)
    ),
    remedy: trans.__('Correct the name in the connection.')
  }),
  'bytes-damaged': (trans, { resource, reason }) => ({
    text: trans.__(
      'The bytes of %1 did not arrive as they were sent (%2). They were not stored.',
      resource,
      reason
    ),
    remedy: trans.__('Try again.')
  }),
  'request-refused': (trans, { service, ...said }) => ({
    text: trans.__(
      '%1 refused the request (%2).',
      firstService(service, trans),
      codeAndMessage(said)
    ),
    remedy: trans.__(
      'Look the code up in the documentation of the service, or try again later.'
    )
  }),
  'answer-unreadable': (trans, { service, said }) => ({
    text: trans.__(
      '%1 gave an answer that cannot be read: %2',
      firstService(service, trans),
      said
    ),
    remedy: trans.__(
      'Check the endpoint in the connection, and whether something on the way answers instead of the service.'
    )
  }),
  'object-archived': (trans, { resource }) => ({
    text: trans.__(
      'The object %1 is in an archive that cannot be read at once.',
      resource
    ),
    remedy: trans.__('Restore it from the archive first.')
  }),
  'object-too-large': (trans, { resource, limit }) => ({
    text: trans.__(
      'The object %1 is larger than %2 and was not read.',
      resource,
      formatBytes(limit, trans)
    )
  }),
  'action-unsupported': (trans, { service, action, ...said }) => ({
    text: trans.__(
      '%1 does not support %2 (%3).',
      firstService(service, trans),
      action,
      codeAndMessage(said)
    ),
    remedy: trans.__(
      'Ask the provider of the service whether it can be switched on.'
    )
  }),
  'request-too-large': (trans, { resource, said }) => ({
    text: trans.__(
      'The request to %1 is larger than the service allows. Nothing was changed. The service answered: %2',
      resource,
      said
    ),
    remedy: trans.__('Split it into smaller parts.')
  }),
  'limit-reached': (trans, { service, ...said }) => ({
    text: trans.__(
      '%1 has reached a limit of its account or storage (%2).',
      firstService(service, trans),
      codeAndMessage(said)
    ),
    remedy: trans.__('Ask an administrator to make room or to raise the limit.')
  }),
  'request-cancelled': (trans, { service }) => ({
    text: trans.__(
      'The request to %1 was cancelled.',
      withinService(service, trans)
    )
  }),
  'index-missing': (trans, { table, index }) => ({
    text: trans.__('The table %1 has no working index %2.', table, index),
    remedy: trans.__('Run the set-up to add it.')
  }),
  'prefix-open': (trans, { prefix }) => ({
    text: trans.__(
      'The prefix %1 does not end in a slash: it would also match other folders.',
      quoted(prefix)
    )
  }),
  'transaction-too-large': (trans, { count, limit }) => ({
    text: trans.__(
      '%1 products are too many for one transaction. It takes %2.',
      count,
      limit
    )
  }),
  'sdk-not-loaded': trans => ({
    text: trans.__('The AWS SDK could not be loaded.'),
    remedy: trans.__(
      'Check the connection to the JupyterLab server, then reload the page.'
    )
  }),
  'wait-ended': trans => ({ text: trans.__('The wait was cancelled.') }),
  'credentials-not-found': (trans, { profile, said }) => ({
    text: trans.__('No AWS credentials were found: %1', said),
    remedy: profile
      ? trans.__(
          'Sign in with: aws sso login --profile %1, or check the profile.',
          profile
        )
      : trans.__(
          'Set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with: aws sso login.'
        )
  }),
  'server-without-credentials': trans => ({
    text: trans.__('This Jupyter server provides no credentials.'),
    remedy: trans.__(
      'Install jupyterlab-curation on the server, or type credentials.'
    )
  }),
  'server-without-sample': trans => ({
    text: trans.__('This Jupyter server cannot run the sample.'),
    remedy: trans.__(
      'Run %1 where JupyterLab runs, and start JupyterLab again.',
      'pip install --upgrade "jupyterlab-curation[sandbox]"'
    )
  }),
  // As the server says it, if it can tell from the address of the page.
  'sample-elsewhere': trans => ({
    text: trans.__(
      'The sample runs on the computer of the Jupyter server, and this browser is on another one.'
    ),
    remedy: trans.__('Run JupyterLab on your own computer to try the sample.')
  }),
  'server-failed': (trans, { status, statusText }) => ({
    text: trans.__(
      'The Jupyter server answered %1 %2.',
      String(status),
      statusText
    ),
    remedy: trans.__('Look into the log of the server.')
  }),
  'server-error': (_trans, { said, remedy }) => ({ text: said, remedy }),
  'connection-unusable': (trans, { source, ...problem }) => ({
    text:
      problem.field === ''
        ? trans.__(
            'The connection cannot be used: %1.',
            fieldProblemText(problem, trans)
          )
        : trans.__(
            "The connection's %1 cannot be used: %2.",
            problem.field,
            fieldProblemText(problem, trans)
          ),
    remedy:
      source === 'options'
        ? trans.__('See the options with --help.')
        : trans.__('Correct it under Settings, Curation.')
  }),
  'option-missing': (trans, { option, variable }) => ({
    text:
      option === '--bucket'
        ? trans.__('No bucket was given.')
        : trans.__('No region was given.'),
    remedy: trans.__('Give %1, or set %2.', option, variable)
  }),
  'no-connection': (trans, { name }) => ({
    text:
      name === undefined
        ? trans.__('There is no connection to check.')
        : trans.__('There is no connection %1.', name),
    remedy: trans.__('Add one under Settings, Curation, Connections.')
  })
};

function fieldProblemText(problem: ConnectionProblem, trans: Trans): string {
  switch (problem.problem) {
    case 'not-an-endpoint':
      return trans.__('an endpoint starts with http:// or https://');
    case 'bucket-arn':
    case 'bucket-access-point':
    case 'bucket-directory':
      return bucketKindText(problem.problem, trans).replace(/\.$/, '');
    case 'table-arn':
      return tableArnText(trans).replace(/\.$/, '');
    case 'other':
      return problem.said;
    default:
      return 'part' in problem
        ? trans.__(
            'its part %1 is wrong, because %2',
            quoted(problem.part),
            nameProblemText(problem.problem, trans)
          )
        : nameProblemText(problem.problem, trans);
  }
}

const MINUTE = 60_000;

/** In minutes, or in hours from two on. */
function durationText(ms: number, trans: Trans): string {
  const minutes = Math.round(ms / MINUTE);
  return minutes < 120
    ? trans._n('%1 minute', '%1 minutes', minutes)
    : trans._n('%1 hour', '%1 hours', Math.round(minutes / 60));
}
