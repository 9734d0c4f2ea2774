import type { ResourceFinding, ResourceState } from '../../desk/state';
import type { Trans } from '../controls/trans';

/** What a resource is called. */
export function resourceLabel(
  resource: ResourceFinding['resource'],
  trans: Trans
): string {
  switch (resource) {
    case 'bucket':
      return trans.__('Bucket');
    case 'public-access-block':
      return trans.__('No public access');
    case 'cors':
      return trans.__('Access from this page (CORS)');
    case 'lifecycle':
      return trans.__('Lifecycle rules');
    case 'table':
      return trans.__('Table');
    case 'table-protection':
      return trans.__('Protection of the table');
    case 'status-index':
      return trans.__('Index by status');
    case 'category-status-index':
      return trans.__('Index by category');
    case 'categories':
      return trans.__('List of categories');
    case 'object-tags':
      return trans.__('Object tags');
    case 'copy-conditions':
      return trans.__('Conditional copies');
    case 'rights':
      return trans.__('Rights of this page');
  }
}

/** How a resource is. */
export function stateLabel(state: ResourceState, trans: Trans): string {
  switch (state) {
    case 'ok':
      return trans.__('All right');
    case 'missing':
      return trans.__('Missing');
    case 'different':
      return trans.__('Different');
    case 'unusable':
      return trans.__('Cannot be used');
    case 'unsupported':
      return trans.__('Not supported by this service');
    case 'unknown':
      return trans.__('Could not be checked');
  }
}
