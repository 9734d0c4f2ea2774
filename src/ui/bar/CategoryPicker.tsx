import * as React from 'react';
import { useRef } from 'react';

import type { Category } from '../../domain/catalogueItem';
import type { CategoryInfo } from '../../domain/categories';
import type { DeskState } from '../../desk/state';
import { formatCount } from '../format';
import { useTrans } from '../trans';

export interface CategoryPickerProps {
  connectionName: string;
  categories: DeskState['categories'];
  category: Category | null;
  /** By mouse the choice is made; by key the person may be on the way to another. */
  onChange: (category: Category, byMouse: boolean) => void;
}

/**
 * `sandbox / TOP / 1005 ▾`: the words are drawn, the choosing is done by a
 * native select that lies over them unseen, with all its keys.
 */
export function CategoryPicker({
  connectionName,
  categories,
  category,
  onChange
}: CategoryPickerProps): JSX.Element {
  const trans = useTrans();
  const byMouse = useRef(false);
  const list = categories.state === 'ready' ? categories.value : [];
  return (
    <div className="jp-CurationPicker" title={connectionName}>
      <span className="jp-CurationPicker-connection">{connectionName}</span>
      <span className="jp-CurationPicker-slash">/</span>
      <span
        className="jp-CurationPicker-field"
        title={
          categories.state === 'failed' ? categories.problem.text : undefined
        }
      >
        <span className="jp-CurationPicker-words" aria-hidden="true">
          {category === null ? (
            <Nothing state={categories.state} />
          ) : (
            <>
              <b>{category.mainCategory}</b>
              <span className="jp-CurationPicker-slash">/</span>
              <b>{category.subCategory} ▾</b>
            </>
          )}
        </span>
        <select
          className="jp-CurationPicker-select"
          data-lm-suppress-shortcuts="true"
          aria-label={trans.__('Category')}
          disabled={list.length === 0}
          value={category === null ? '' : valueOf(category)}
          onPointerDown={() => {
            byMouse.current = true;
          }}
          onKeyDown={() => {
            byMouse.current = false;
          }}
          onChange={event => {
            const found = list.find(
              info => valueOf(info) === event.target.value
            );
            if (found) {
              const { mainCategory, subCategory } = found;
              onChange({ mainCategory, subCategory }, byMouse.current);
            }
          }}
        >
          {category === null && (
            <option value="">{trans.__('No category')}</option>
          )}
          {[...grouped(list)].map(([mainCategory, subs]) => (
            <optgroup key={mainCategory} label={mainCategory}>
              {subs.map(info => (
                <option key={info.subCategory} value={valueOf(info)}>
                  {info.products === undefined
                    ? String(info.subCategory)
                    : `${info.subCategory} · ${formatCount(info.products)}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </span>
    </div>
  );
}

function Nothing({
  state
}: {
  state: DeskState['categories']['state'];
}): JSX.Element {
  const trans = useTrans();
  return (
    <>
      {state === 'loading'
        ? trans.__('Loading…')
        : state === 'failed'
          ? trans.__('Categories cannot be read')
          : trans.__('No category')}
    </>
  );
}

/** Sub categories are numbers, so the last slash always divides. */
function valueOf({ mainCategory, subCategory }: Category): string {
  return `${mainCategory}/${subCategory}`;
}

function grouped(
  list: readonly CategoryInfo[]
): ReadonlyMap<string, readonly CategoryInfo[]> {
  const groups = new Map<string, CategoryInfo[]>();
  for (const info of list) {
    const group = groups.get(info.mainCategory) ?? [];
    group.push(info);
    groups.set(info.mainCategory, group);
  }
  return groups;
}
