import * as React from 'react';

import type { Category } from '../../../domain/catalogueItem';
import type { CategoryInfo } from '../../../domain/product/categories';
import { formatCount } from '../../../words/format';
import { useTrans } from '../../controls/trans';

/** The options of a native select, grouped by main category, with their numbers of products. */
export function CategoryOptions({
  list
}: {
  list: readonly CategoryInfo[];
}): JSX.Element {
  const trans = useTrans();
  return (
    <>
      {[...grouped(list)].map(([mainCategory, subs]) => (
        <optgroup key={mainCategory} label={mainCategory}>
          {subs.map(info => (
            <option key={info.subCategory} value={categoryValue(info)}>
              {info.products === undefined
                ? String(info.subCategory)
                : `${info.subCategory} · ${formatCount(info.products, trans)}`}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

/** An option's value. Sub categories are numbers, so the last slash separates the two. */
export function categoryValue({ mainCategory, subCategory }: Category): string {
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
