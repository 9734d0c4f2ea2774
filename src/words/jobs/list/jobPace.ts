import type { JobCount } from '../../../domain/jobs/list/jobCount';
import type { JobPace } from '../../../domain/jobs/list/jobPace';
import { rateOf, timeLeft } from '../../../domain/jobs/list/jobPace';
import { formatCount } from '../../format';
import type { Trans } from '../../trans';

/** `1,204 of 5,000 products`; without the total if it is not known or too small. */
function countText({ what, done, total }: JobCount, trans: Trans): string {
  return total === undefined || total < done
    ? thingsText(what, done, formatCount(done, trans), trans)
    : thingsText(
        what,
        total,
        trans.__(
          '%1 of %2',
          formatCount(done, trans),
          formatCount(total, trans)
        ),
        trans
      );
}

/**
 * What a job has done, how fast it is and how long it will still take, as far as
 * anybody knows.
 *
 * @param now - ms since the epoch
 */
export function progressText(
  { count, pace }: { readonly count?: JobCount; readonly pace: JobPace },
  now: number,
  trans: Trans
): string {
  if (count === undefined) {
    return '';
  }
  const rate = rateOf(pace, now, count.done);
  const left = timeLeft(count, rate);
  return [
    countText(count, trans),
    ...(rate === undefined ? [] : [rateText(rate, trans)]),
    ...(left === undefined ? [] : [timeLeftText(left, trans)])
  ].join(' · ');
}

function thingsText(
  what: JobCount['what'],
  count: number,
  shown: string,
  trans: Trans
): string {
  switch (what) {
    case 'products':
      return trans._n('%2 product', '%2 products', count, shown);
    case 'images':
      return trans._n('%2 image', '%2 images', count, shown);
    case 'files':
      return trans._n('%2 file', '%2 files', count, shown);
    case 'repairs':
      return trans._n('%2 repair', '%2 repairs', count, shown);
    case 'resources':
      return trans._n('%2 resource', '%2 resources', count, shown);
  }
}

/** @param rate - things a second */
function rateText(rate: number, trans: Trans): string {
  return rate >= 10
    ? trans.__('%1 a second', formatCount(Math.round(rate), trans))
    : trans.__('%1 a minute', formatCount(Math.round(rate * 60), trans));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a job will still take, as exact as anybody can know. */
function timeLeftText(ms: number, trans: Trans): string {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 1) {
    return trans.__('less than a minute left');
  }
  if (ms < HOUR) {
    return trans._n('about %1 minute left', 'about %1 minutes left', minutes);
  }
  const hours = Math.round(ms / HOUR);
  return trans._n('about %1 hour left', 'about %1 hours left', hours);
}
