import type { Problem } from '../../desk/problem';
import type { Trans } from './trans';

/** A problem in two or three words. */
export function problemTitle(kind: Problem['kind'], trans: Trans): string {
  switch (kind) {
    case 'NotSignedIn':
      return trans.__('Signed out');
    case 'NotAllowed':
      return trans.__('Not allowed');
    case 'NotFound':
      return trans.__('Not found');
    case 'Conflict':
      return trans.__('Changed by somebody else');
    case 'Throttled':
      return trans.__('Too many requests');
    case 'Unreachable':
      return trans.__('Cannot be reached');
    case 'Invalid':
      return trans.__('Cannot be used');
    case 'NotSupported':
      return trans.__('Not supported');
    case 'TooLarge':
      return trans.__('Too large');
    case 'Cancelled':
      return trans.__('Stopped');
    case 'Unexpected':
      return trans.__('Something unexpected');
  }
}
