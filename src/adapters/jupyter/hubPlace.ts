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
  const option = pageOptions();
  const prefix = option('hubPrefix');
  return prefix === ''
    ? undefined
    : {
        prefix,
        host: option('hubHost'),
        user: option('hubUser'),
        serverName: option('hubServerName')
      };
}

/** Reads the options of JupyterLab's page, each by its name; empty if it has none of that name. */
export function pageOptions(): (name: string) => string {
  const configuration = pageConfiguration();
  return name => {
    const value: unknown = Reflect.get(configuration, name);
    return typeof value === 'string' ? value : '';
  };
}

function pageConfiguration(): object {
  const text = document.getElementById(CONFIGURATION)?.textContent;
  try {
    const read: unknown = text ? JSON.parse(text) : {};
    return typeof read === 'object' && read !== null ? read : {};
  } catch (error) {
    console.warn('The configuration of the page cannot be read.', error);
    return {};
  }
}
