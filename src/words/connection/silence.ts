import type { PolicyNeed } from '../../domain/connection/contentPolicy';
import type { ConnectionErrors } from '../../domain/errorFacts';
import type { Sentence, Words } from '../sentence';
import type { Trans } from '../trans';
import { firstService, withinService } from './services';

/** Why a browser gets no answer of a service. */
export const silenceErrors: Words<
  Pick<
    ConnectionErrors,
    'page-policy-blocks' | 'mixed-content' | 'cors-refused' | 'network-silent'
  >,
  Sentence
> = {
  'page-policy-blocks': (trans, { service, origin }) => ({
    text: trans.__(
      'The Content-Security-Policy of this page does not let the browser ask %1.',
      withinService(service, trans)
    ),
    remedy: allowSource({ directive: 'connect-src', source: origin }, trans)
  }),
  'mixed-content': (trans, { service, origin }) => ({
    text: trans.__(
      'This page came over https, and browsers let it ask no service over http. So %1 at %2 was not asked.',
      withinService(service, trans),
      origin
    ),
    remedy: trans.__(
      'Give the service a certificate and https, and correct the endpoint in the connection.'
    )
  }),
  'cors-refused': (trans, { service, page }) => ({
    text: trans.__(
      '%1 can be reached, but it does not let pages of %2 read its answers (CORS).',
      firstService(service, trans),
      page
    ),
    remedy:
      service.kind === 'bucket'
        ? trans.__(
            'Run the set-up from this page: it adds the origin to the CORS rule. If the service has no such rules, its administrator allows the origin.'
          )
        : trans.__(
            'DynamoDB of AWS lets all pages in. Check the endpoint, and what stands between the page and it.'
          )
  }),
  'network-silent': (trans, { service, origin }) => ({
    text: trans.__(
      '%1 cannot be reached at %2: the name is unknown, the port is closed, the certificate is not trusted, or the network is down.',
      firstService(service, trans),
      origin
    ),
    remedy: trans.__(
      'Check the network, the endpoint and the region. The browser asks the service itself, not through the Jupyter server.'
    )
  })
};

/** What the page's Content-Security-Policy keeps from a desk. */
export function policyNeedsSentence(
  needs: readonly PolicyNeed[],
  trans: Trans
): Sentence {
  return {
    text: trans.__(
      'The Content-Security-Policy of this page blocks what the desk needs. Pictures or requests fail because of it.'
    ),
    remedy: needs.map(need => allowSource(need, trans)).join(' ')
  };
}

function allowSource({ directive, source }: PolicyNeed, trans: Trans): string {
  return trans.__(
    'The administrator of the server adds %1 to %2.',
    source,
    directive
  );
}
