import type { ServerConnection } from '@jupyterlab/services';

import { NotSupported } from '../../domain/errors';
import type {
  ServerJob,
  ServerJobList,
  ServerJobRequest,
  WatchedServerJob
} from '../../domain/jobs/serverJob';
import {
  readServerJob,
  readServerJobList,
  readWatchedServerJob
} from '../../domain/jobs/serverJob';
import { MOST_REPORT_BYTES } from '../../domain/reading/sizeLimits';
import type { ServerJobs } from '../../ports/jobs/serverJobs';
import type { Question } from './serverRoute';
import { tellServer } from './serverRoute';

/** s. Proxies end requests that last for a minute. */
const WAIT = 20;

/** Jobs by the routes `jobs` of the server extension. */
export class JupyterJobs implements ServerJobs {
  constructor(private readonly _settings: ServerConnection.ISettings) {}

  list(): Promise<ServerJobList> {
    return this._ask('jobs', readServerJobList);
  }

  start({ folder, ...request }: ServerJobRequest): Promise<ServerJob> {
    const body = { ...request, ...(folder !== undefined && { folder }) };
    return this._ask('jobs', readServerJob, { body });
  }

  watch(
    id: string,
    after: number,
    signal?: AbortSignal
  ): Promise<WatchedServerJob> {
    const query = { after: String(after), wait: String(WAIT) };
    return this._ask(`jobs/${id}`, readWatchedServerJob, { query, signal });
  }

  cancel(id: string): Promise<ServerJob> {
    return this._do(id, 'cancel');
  }

  resume(id: string): Promise<ServerJob> {
    return this._do(id, 'resume');
  }

  async forget(id: string): Promise<void> {
    await this._ask(`jobs/${id}`, readObject, { body: { do: 'forget' } });
  }

  report(id: string): Promise<object> {
    return this._ask(`jobs/${id}/report`, readObject, {
      most: MOST_REPORT_BYTES
    });
  }

  private _do(id: string, what: 'cancel' | 'resume'): Promise<ServerJob> {
    return this._ask(`jobs/${id}`, readServerJob, { body: { do: what } });
  }

  private async _ask<Answer>(
    route: 'jobs' | `jobs/${string}`,
    read: (value: unknown) => Answer | undefined,
    question: Question = {}
  ): Promise<Answer> {
    const answer = read(await tellServer(route, this._settings, question));
    if (answer === undefined) {
      throw new NotSupported('server-without-jobs', {});
    }
    return answer;
  }
}

function readObject(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}
