import { serverJobLives } from '../../../domain/jobs/serverJob';
import type { Clock } from '../../../ports/clock';
import type { ServerJobs } from '../../../ports/jobs/serverJobs';

/** ms after the first desk: its pictures come first. */
const AFTER = 5_000;

/**
 * Looks once whether jobs run beside the server that an earlier page started,
 * or another tab. Only then the code of the jobs is loaded.
 *
 * @param follow - loads it, and follows them
 */
export async function followServerJobs(
  server: Pick<ServerJobs, 'list'>,
  clock: Pick<Clock, 'sleep'>,
  follow: () => Promise<unknown>
): Promise<void> {
  await clock.sleep(AFTER);
  try {
    const { jobs } = await server.list();
    if (jobs.some(serverJobLives)) {
      await follow();
    }
  } catch (error) {
    // A server without jobs has none to tell of; the Jobs page says why.
    console.warn('The jobs beside the server are not known.', error);
  }
}
