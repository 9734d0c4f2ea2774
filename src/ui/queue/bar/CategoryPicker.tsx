import * as React from 'react';
import { useRef } from 'react';

import type { Category } from '../../../domain/catalogueItem';
import type { DeskState } from '../../../desk/state';
import { useTrans } from '../../controls/trans';
import { CategoryOptions, categoryValue } from './CategoryOptions';

export interface CategoryPickerProps {
  connectionName: string;
  categories: DeskState['categories'];
  category: Category | null;
  /** A choice by mouse is final. By keyboard, the person may still be moving to another. */
  onChange: (category: Category, byMouse: boolean) => void;
}

/**
 * `TOP / 1005 ▾`. An invisible native select lies over the text, so that
 * all of its keys work.
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
          value={category === null ? '' : categoryValue(category)}
          onPointerDown={() => {
            byMouse.current = true;
          }}
          onKeyDown={() => {
            byMouse.current = false;
          }}
          onChange={event => {
            const found = list.find(
              info => categoryValue(info) === event.target.value
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
          <CategoryOptions list={list} />
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
