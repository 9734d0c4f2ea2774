import type { Connection } from '../../domain/connection/connection';
import { serviceAddresses } from '../../domain/connection/serviceAddresses';
import type { Silence } from '../../domain/connection/silence';
import { silenceError } from '../../domain/connection/silence';
import { CurationError } from '../../domain/errors';
import type { Provisioning } from '../../ports/jobs/provisioning';

export interface ExplainOptions {
  readonly connection: Connection;
  /** The address of the page. */
  readonly page: string;
  /** Why a browser gets no answer from an address. */
  readonly why: (address: string) => Promise<Silence>;
}

/** Inspects as another one does, and says why a service does not answer a browser, as far as that can be told. */
export function explainedSilence(
  provisioning: Provisioning,
  options: ExplainOptions
): Provisioning {
  return {
    make: resource => provisioning.make(resource),
    inspect: async resources => {
      const explain = explainer(options);
      let findings;
      try {
        findings = await provisioning.inspect(resources);
      } catch (error) {
        throw await explain(error);
      }
      return Promise.all(
        findings.map(async finding =>
          finding.found.code === 'failed'
            ? {
                ...finding,
                found: {
                  ...finding.found,
                  error: await explain(finding.found.error)
                }
              }
            : finding
        )
      );
    }
  };
}

/** Asks once for each service, however many errors tell of it. */
function explainer({
  connection,
  page,
  why
}: ExplainOptions): (error: unknown) => Promise<unknown> {
  const addresses = serviceAddresses(connection);
  const asked = new Map<string, Promise<Silence>>();
  return async error => {
    if (!(error instanceof CurationError) || error.code !== 'service-silent') {
      return error;
    }
    if (!('service' in error.facts)) {
      return error;
    }
    const { service } = error.facts;
    const address = addresses[service.kind];
    const asking = asked.get(address) ?? why(address);
    asked.set(address, asking);
    return silenceError(await asking, service, address, page);
  };
}
