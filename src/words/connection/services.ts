import type { Service } from '../../domain/errorFacts';
import type { Trans } from '../trans';

/** To stand inside a sentence. */
export function withinService({ kind, name }: Service, trans: Trans): string {
  return kind === 'bucket'
    ? trans.__('the bucket %1', name)
    : trans.__('the table %1', name);
}

/** To stand at the start of a sentence. */
export function firstService({ kind, name }: Service, trans: Trans): string {
  return kind === 'bucket'
    ? trans.__('The bucket %1', name)
    : trans.__('The table %1', name);
}

/** Where it is: its endpoint, else its region. */
export function atService({ endpoint, region }: Service): string {
  return endpoint === '' ? region : endpoint;
}
