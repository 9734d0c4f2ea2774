import * as React from 'react';
import { useId } from 'react';

import type { JobState } from '../../desk/jobs/job';
import type { Category } from '../../domain/catalogueItem';
import { sameCategory } from '../../domain/catalogueItem';
import { CategoryOptions, categoryValue } from '../queue/bar/CategoryOptions';
import { useTrans } from '../controls/trans';

export interface CategoryFieldProps {
  categories: JobState['categories'];
  category: Category | null;
  onChange: (category: Category | null) => void;
}

/** One category or all. A command may name a category that is not in the list; it stays selectable. */
export function CategoryField({
  categories,
  category,
  onChange
}: CategoryFieldProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const listed = categories.state === 'ready' ? categories.value : [];
  const list =
    category === null || listed.some(other => sameCategory(other, category))
      ? listed
      : [...listed, { ...category, products: undefined }];
  return (
    <div className="jp-CurationJob-field">
      <label htmlFor={id}>{trans.__('Category')}</label>
      <select
        id={id}
        className="jp-CurationField"
        data-lm-suppress-shortcuts="true"
        value={category === null ? '' : categoryValue(category)}
        onChange={({ target }) => {
          const found = list.find(info => categoryValue(info) === target.value);
          onChange(
            found
              ? {
                  mainCategory: found.mainCategory,
                  subCategory: found.subCategory
                }
              : null
          );
        }}
      >
        <option value="">{trans.__('All categories')}</option>
        <CategoryOptions list={list} />
      </select>
      {categories.state === 'failed' && (
        <span className="jp-CurationJob-remark">{categories.problem.text}</span>
      )}
    </div>
  );
}
