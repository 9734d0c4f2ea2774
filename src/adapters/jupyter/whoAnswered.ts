import { ServerConnection } from '@jupyterlab/services';

import type { Answered, HubPlace } from '../../domain/connection/serverAway';
import { hubPages, judgeAnswer } from '../../domain/connection/serverAway';
import type { CurationError } from '../../domain/errors';
import { NotSignedIn, Unreachable } from '../../domain/errors';
import { hubPlace } from './hubPlace';

/**
 * Makes sure that the Jupyter server itself gave an answer.
 *
 * @param asked - the address that was asked
 * @throws Unreachable or NotSignedIn that names who else answered
 */
export async function checkAnswered(
  response: Response,
  asked: string,
  settings: ServerConnection.ISettings
): Promise<void> {
  const hub = hubPlace();
  const judged = judge(response, asked, hub);
  if (judged === 'server') {
    return;
  }
  void response.body?.cancel();
  if (judged === 'unclear') {
    await checkAlive(settings, hub);
    if (response.status !== 404) {
      throw new NotSignedIn('server-signed-out', {});
    }
    return;
  }
  throw away(judged, hub);
}

/** A server that was stopped, by the hub that answers in its place. */
export function stopped(): CurationError | undefined {
  const hub = hubPlace();
  return hub && away('stopped', hub);
}

/**
 * Asks for what every Jupyter server answers.
 *
 * @throws if another one answers in its place, or nobody
 */
async function checkAlive(
  settings: ServerConnection.ISettings,
  hub: HubPlace | undefined
): Promise<void> {
  const url = `${settings.baseUrl.replace(/\/+$/, '')}/api`;
  let response: Response;
  try {
    response = await ServerConnection.makeRequest(url, {}, settings);
  } catch (cause) {
    throw new Unreachable('server-silent', {}, { cause });
  }
  void response.body?.cancel();
  const judged = judge(response, url, hub);
  if (judged === 'server' && response.ok) {
    return;
  }
  if (judged === 'unclear' || judged === 'server') {
    throw new Unreachable('server-moved', {
      home: hub ? hubPages(hub).home : null
    });
  }
  throw away(judged, hub);
}

function judge(
  { status, headers, url }: Response,
  asked: string,
  hub: HubPlace | undefined
): Answered {
  return judgeAnswer(
    {
      status,
      isHtml: (headers.get('Content-Type') ?? '').includes('html'),
      asked: pathOf(asked),
      // Empty in an answer that did not come over the network.
      path: pathOf(url === '' ? asked : url)
    },
    hub
  );
}

function pathOf(url: string): string {
  return new URL(url, document.baseURI).pathname;
}

function away(
  judged: Exclude<Answered, 'server' | 'unclear'>,
  hub: HubPlace | undefined
): CurationError {
  const start = hub ? hubPages(hub).start : null;
  switch (judged) {
    case 'stopped':
      return new Unreachable('server-stopped', { start });
    case 'starting':
      return new Unreachable('server-starting', {});
    case 'signed-out':
      return new NotSignedIn('server-signed-out', {});
    case 'page':
      return new Unreachable('server-page', {});
  }
}
