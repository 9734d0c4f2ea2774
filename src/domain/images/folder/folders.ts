/** A product's folders. A team decides in which order they are shown. JupyterLab's start loads them, and nothing else of an image. */
export const FOLDERS = ['detail', 'summary', 'segment', 'text'] as const;
