import * as React from 'react';
import { useMemo, useState } from 'react';

import type { MigrationReport } from '../../../desk/jobs/migrateJob';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { byReason } from '../../../words/jobs/byReason';
import { migrationTitles } from '../../../words/jobs/migrationTitles';
import { reasonText } from '../../../words/jobs/reasons';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { Facets } from '../Facets';
import type { Line } from '../LinesTable';
import { LinesTable } from '../LinesTable';

/** A part of the report: its lines are made when they are shown. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly items: readonly object[];
  readonly lineOf: (item: never) => Line;
}

/** What a migration left for a person and what it left out, by kind. */
export function MigrateLines({
  report,
  onOpen
}: {
  report: MigrationReport;
  /** Undefined if the products are not in the catalogue yet. */
  onOpen?: (product: ProductAddress) => void;
}): JSX.Element | null {
  const trans = useTrans();
  const [chosen, setChosen] = useState<string | null>(null);
  const parts = useMemo(() => partsOf(report, trans), [report, trans]);
  const shown = parts.find(({ id }) => id === chosen) ?? parts.at(0);
  if (shown === undefined) {
    return null;
  }
  return (
    <div className="jp-CurationJob-report">
      <Facets
        label={trans.__('Parts of the report')}
        facets={parts.map(({ id, title, items }) => ({
          id,
          label: title,
          count: items.length
        }))}
        current={shown.id}
        onChange={setChosen}
      />
      <LinesTable
        key={shown.id}
        label={shown.title}
        markTitle=""
        items={shown.items}
        lineOf={shown.lineOf as (item: object) => Line}
        onOpen={onOpen}
      />
    </div>
  );
}

function partsOf(report: MigrationReport, trans: Trans): readonly Part[] {
  const titles = migrationTitles(report.dryRun, trans);
  const { forPerson, replaced, unpacked, skipped } = report;
  return [
    part('forPerson', titles.forPerson, forPerson, one => ({
      ...one.product,
      path: pathsText(one.paths),
      what: reasonText(one.reason, trans)
    })),
    part('replaced', titles.replaced, replaced, one => ({
      ...one.product,
      path: pathsText(one.paths),
      what: ''
    })),
    part('unpacked', titles.unpacked, unpacked, one => ({
      ...one.product,
      what: reasonText(one.reason, trans)
    })),
    ...byReason(skipped, trans).map(([text, left]) =>
      part(`left ${text}`, trans.__('Left out: %1', text), left, one => ({
        place: one.path,
        what: text
      }))
    )
  ].filter(({ items }) => items.length > 0);
}

function part<Item extends object>(
  id: string,
  title: string,
  items: readonly Item[],
  lineOf: (item: Item) => Line
): Part {
  return { id, title, items, lineOf };
}

function pathsText(paths: readonly string[]): string | undefined {
  return paths.length === 0 ? undefined : paths.join('\n');
}
