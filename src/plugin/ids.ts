/** The schema, other files and people's settings depend on these names. */
export const PLUGIN_ID = 'jupyterlab-curation:desk';
export const TRANSLATION_DOMAIN = 'jupyterlab_curation';

/** The name of the toolbar in the schema and in settings. */
export const TOOLBAR_FACTORY = 'Curation';

export function commandId(name: string): string {
  return `curation:${name}`;
}
