import type { HubPlace } from '../../domain/connection/serverAway';

/** Where JupyterLab's page has its configuration. */
const CONFIGURATION = 'jupyter-config-data';

/**
 * Where the page's server stands on a hub, as JupyterLab's page has it. The
 * package that reads it would be loaded at JupyterLab's start.
 *
 * @returns undefined if it belongs to none
 */
export function hubPlace(): HubPlace | undefined {
  const prefix = pageOption('hubPrefix');
  return prefix === ''
    ? undefined
    : {
        prefix,
        host: pageOption('hubHost'),
        user: pageOption('hubUser'),
        serverName: pageOption('hubServerName')
      };
}

/** An option of JupyterLab's page; empty if it has none of that name. */
export function pageOption(name: string): string {
  const text = document.getElementById(CONFIGURATION)?.textContent;
  if (!text) {
    return '';
  }
  try {
    const value: unknown = Reflect.get(JSON.parse(text) as object, name);
    return typeof value === 'string' ? value : '';
  } catch (error) {
    console.warn('The configuration of the page cannot be read.', error);
    return '';
  }
}
