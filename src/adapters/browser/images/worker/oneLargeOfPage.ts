import { OneLarge } from '../../../../domain/reading/oneLarge';

/** All desks and jobs of a page share its memory. */
export const ONE_LARGE = new OneLarge();
