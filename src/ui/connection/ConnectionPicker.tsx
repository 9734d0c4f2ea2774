import * as React from 'react';

import { administratorsText } from '../../words/connection/policy';
import { useTrans } from '../controls/trans';

export interface ConnectionPickerProps {
  names: readonly string[];
  /** The one that is shown, or is to be shown. */
  current: string | undefined;
  /** Whether the settings have the current one, so that it can be corrected. */
  editable: boolean;
  /** Those that the administrator of the server made. */
  administrators?: readonly string[];
  onPick: (name: string) => void;
  onEdit: () => void;
  /** Undefined if a person may have no connections of their own. */
  onAdd?: () => void;
}

/** `sandbox ▾`: switches between the connections, and leads to their form. An invisible native select lies over the text. */
export function ConnectionPicker({
  names,
  current,
  editable,
  administrators = [],
  onPick,
  onEdit,
  onAdd
}: ConnectionPickerProps): JSX.Element {
  const trans = useTrans();
  const all =
    current === undefined || names.includes(current)
      ? names
      : [current, ...names];
  return (
    <div className="jp-CurationConnectionPicker">
      <span className="jp-CurationConnectionPicker-field" title={current}>
        <span className="jp-CurationConnectionPicker-words" aria-hidden="true">
          {current ?? trans.__('No connection')} ▾
        </span>
        <select
          className="jp-CurationConnectionPicker-select"
          data-lm-suppress-shortcuts="true"
          aria-label={trans.__('Connection')}
          value={current === undefined ? '' : String(all.indexOf(current))}
          onChange={({ target: { value } }) => {
            if (value === 'edit') {
              onEdit();
            } else if (value === 'add') {
              onAdd?.();
            } else {
              onPick(all[Number(value)]);
            }
          }}
          // JupyterLab's toolbar uses the arrow keys to move between its items.
          onKeyDown={event => event.stopPropagation()}
        >
          {current === undefined && (
            <option value="" disabled hidden>
              {trans.__('No connection')}
            </option>
          )}
          {all.map((name, index) => (
            <option key={name} value={String(index)}>
              {administrators.includes(name)
                ? administratorsText(name, trans)
                : name}
            </option>
          ))}
          {(onAdd || (current !== undefined && editable)) && (
            <optgroup label={trans.__('Connections')}>
              {current !== undefined && editable && (
                <option value="edit">{trans.__('Edit %1…', current)}</option>
              )}
              {onAdd && (
                <option value="add">{trans.__('Add a connection…')}</option>
              )}
            </optgroup>
          )}
        </select>
      </span>
    </div>
  );
}
