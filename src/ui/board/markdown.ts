import { createContext, useContext } from 'react';

/** Rendered content that must be disposed of. */
export interface Drawing {
  dispose(): void;
}

/** Renders Markdown into a node. */
export type DrawMarkdown = (
  text: string,
  node: HTMLElement
) => Promise<Drawing>;

/** Shows the text as it is, if JupyterLab's renderer is missing. */
export const drawAsText: DrawMarkdown = async (text, node) => {
  node.textContent = text;
  return { dispose: () => undefined };
};

export const MarkdownContext = createContext<DrawMarkdown>(drawAsText);

export function useMarkdown(): DrawMarkdown {
  return useContext(MarkdownContext);
}
