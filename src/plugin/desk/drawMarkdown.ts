import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';

import type { DrawMarkdown } from '../../ui/board/markdown';

const MARKDOWN = 'text/markdown';

/** By JupyterLab's own renderer, which sanitises what it draws. */
export function drawMarkdown(rendermime: IRenderMimeRegistry): DrawMarkdown {
  return async (text, node) => {
    const renderer = rendermime.createRenderer(MARKDOWN);
    await renderer.renderModel(
      rendermime.createModel({ data: { [MARKDOWN]: text }, trusted: false })
    );
    node.replaceChildren(renderer.node);
    return renderer;
  };
}
