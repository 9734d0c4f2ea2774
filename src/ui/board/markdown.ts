import { createContext, useContext } from 'react';

/** Something drawn that is to be let go. */
export interface Drawing {
  dispose(): void;
}

/** Draws Markdown into a node. */
export type DrawMarkdown = (
  text: string,
  node: HTMLElement
) => Promise<Drawing>;

/** Without JupyterLab's renderer the text is shown as it is. */
export const drawAsText: DrawMarkdown = async (text, node) => {
  node.textContent = text;
  return { dispose: () => undefined };
};

export const MarkdownContext = createContext<DrawMarkdown>(drawAsText);

export function useMarkdown(): DrawMarkdown {
  return useContext(MarkdownContext);
}
