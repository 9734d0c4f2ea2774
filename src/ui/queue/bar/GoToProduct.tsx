import * as React from 'react';
import { useState } from 'react';

import { useTrans } from '../../controls/trans';

/** Opens a product by its id, with a single read. */
export function GoToProduct({
  onGo
}: {
  onGo: (productId: string) => void;
}): JSX.Element {
  const trans = useTrans();
  const [text, setText] = useState('');
  return (
    <form
      className="jp-CurationGoTo"
      onSubmit={event => {
        event.preventDefault();
        const productId = text.trim();
        if (productId !== '') {
          setText('');
          onGo(productId);
        }
      }}
    >
      <input
        className="jp-CurationField"
        data-lm-suppress-shortcuts="true"
        aria-label={trans.__('Go to product')}
        placeholder={trans.__('Go to product…')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => setText(event.target.value)}
        // JupyterLab's toolbar uses the arrow keys to move between its items.
        onKeyDown={event => event.stopPropagation()}
      />
    </form>
  );
}
