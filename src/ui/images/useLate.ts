import { useEffect, useState } from 'react';

/** What takes longer than this is said, in ms; most is over before. */
const LATE = 1000;

/**
 * Whether something has been on its way for so long that it is said.
 *
 * @param what - begins anew with another
 */
export function useLate(onItsWay: boolean, what: string): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!onItsWay) {
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), LATE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [onItsWay, what]);
  return onItsWay && late;
}
