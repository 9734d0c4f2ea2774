import { createContext, useContext } from 'react';

/** Draws Markdown into a node. */
export type DrawMarkdown = (text: string, node: HTMLElement) => Promise<void>;

/** Without JupyterLab's renderer the text is shown as it is. */
export const drawAsText: DrawMarkdown = async (text, node) => {
  node.textContent = text;
};

export const MarkdownContext = createContext<DrawMarkdown>(drawAsText);

export function useMarkdown(): DrawMarkdown {
  return useContext(MarkdownContext);
}
