import { createContext, useContext } from 'react';

/** Images whose shorter side has fewer pixels are small; 0 = none are. */
export const SmallSideContext = createContext(0);

export function useSmallSide(): number {
  return useContext(SmallSideContext);
}
