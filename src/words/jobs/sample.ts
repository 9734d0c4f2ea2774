import type { Trans } from '../trans';

export function sampleLead(trans: Trans): string {
  return trans.__(
    'No bucket yet? Try the sample: drawn products, in a sandbox that runs on this computer and ends with JupyterLab. It needs no account and costs nothing.'
  );
}

export function sampleStartsText(trans: Trans): string {
  return trans.__('The sample is being drawn, which takes some seconds…');
}

export function sampleFillsText(
  { products, of }: { readonly products: number; readonly of: number },
  trans: Trans
): string {
  return trans._n(
    '%2 of %1 product is in the sandbox…',
    '%2 of %1 products are in the sandbox…',
    of,
    products
  );
}
