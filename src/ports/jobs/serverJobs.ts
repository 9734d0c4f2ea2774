import type {
  ServerJob,
  ServerJobList,
  ServerJobRequest,
  WatchedServerJob
} from '../../domain/jobs/serverJob';

/**
 * Jobs that run beside the Jupyter server, with the server's credentials. They
 * go on when the page is closed, and end with the server.
 *
 * Every method throws NotSupported if the server has no jobs (its extension is
 * missing or older), and Unreachable if it does not answer.
 */
export interface ServerJobs {
  /** Newest first, with those that an earlier server left. */
  list(): Promise<ServerJobList>;
  /**
   * Starts a job. It has the same id until it is resumed.
   *
   * @throws Invalid for a folder that is not below the server's root;
   * NotSignedIn if the server has no credentials; NotSupported if the server
   * may not or cannot run it, or one of its kind runs there already
   */
  start(request: ServerJobRequest): Promise<ServerJob>;
  /**
   * A job with its events after a number. Waits for one for some seconds if
   * there is none and the job runs.
   *
   * @param after - the `last` of the job as it is known
   * @param signal - ends the wait with a rejection
   */
  watch(
    id: string,
    after: number,
    signal?: AbortSignal
  ): Promise<WatchedServerJob>;
  /** Lets it finish what is in flight and end. The second time, it ends at once. */
  cancel(id: string): Promise<ServerJob>;
  /** Starts a job that has ended again. The new one takes its place in the list. */
  resume(id: string): Promise<ServerJob>;
  /** Removes a job that has ended, with its report. */
  forget(id: string): Promise<void>;
  /** The report, as `--json` prints it. @throws Invalid if there is none */
  report(id: string): Promise<object>;
}
