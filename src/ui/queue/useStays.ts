import { useEffect, useState } from 'react';

/** How long a row that comes into sight while the list moves must stay there, in ms. */
const STAY = 120;

/**
 * Whether a row is here to stay: at once where it is drawn while the list
 * stands still. What only passes by asks for no picture.
 *
 * @param isMoving - whether the list is being scrolled
 */
export function useStays(isMoving: () => boolean): boolean {
  const [stays, setStays] = useState(() => !isMoving());
  useEffect(() => {
    if (stays) {
      return undefined;
    }
    const timer = setTimeout(() => setStays(true), STAY);
    return () => clearTimeout(timer);
  }, [stays]);
  return stays;
}
