import { createContext, useContext } from 'react';

import type { Trans } from '../../words/trans';
import { PLAIN } from '../../words/trans';

export type { Trans };

/** The translator of all views. The default is plain English. */
export const TransContext = createContext<Trans>(PLAIN);

export function useTrans(): Trans {
  return useContext(TransContext);
}
