/** Names that other files, the schema and people's settings depend on. */
export const PLUGIN_ID = 'jupyterlab-curation:desk';
export const TRANSLATION_DOMAIN = 'jupyterlab_curation';

/** The widget factory's name for toolbars in the schema and in settings. */
export const TOOLBAR_FACTORY = 'Curation';

export function commandId(name: string): string {
  return `curation:${name}`;
}
