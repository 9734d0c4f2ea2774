import type { MigrationReport } from '../../../../src/app/jobs/migrate/migrateReport';
import type { ArchiveReport } from '../../../../src/app/jobs/archive/archiveReport';
import type { ExportReport } from '../../../../src/app/jobs/export/exportReport';
import type { PackReport } from '../../../../src/app/jobs/pack/packReport';
import type { Verification } from '../../../../src/app/jobs/verify/verifyReport';
import { FINDING_KINDS } from '../../../../src/domain/jobs/verify/finding';
import { reportRows } from '../../../../src/domain/jobs/list/reportRows';
import { reportName } from '../../../../src/words/jobs/list/reportNames';
import { PLAIN as trans } from '../../../../src/words/trans';

const wordless = (report: object): readonly string[] =>
  reportRows(report)
    .map(({ name }) => name)
    .filter(name => reportName(name, trans) === name);

/** Every field is here: a new one does not compile until somebody thinks of it. */
const migration: Required<Omit<MigrationReport, 'level'>> = {
  shard: { index: 0, count: 7 },
  elsewhere: 1,
  dryRun: false,
  stopped: false,
  created: 1,
  existing: 1,
  imagesSent: 1,
  added: [],
  exchanged: [],
  imagesThere: 1,
  bytesSent: 1,
  packs: 1,
  unpacked: [],
  replaced: [],
  skipped: [],
  counts: {
    hidden: 1,
    clutter: 1,
    name: 1,
    empty: 1,
    'too-large-to-send': 1,
    'not-an-image': 1,
    'other-kind': 1,
    'cut-off': 1,
    undecodable: 1,
    'no-images': 1,
    'not-a-sub-category': 1,
    'file-among-folders': 1,
    'folder-among-images': 1,
    'not-of-a-product': 1,
    'outside-image-folders': 1,
    'neither-file-nor-folder': 1,
    unreadable: 1,
    'link-outside': 1,
    error: 1
  },
  forPerson: [],
  categories: []
};

const verification: Required<Verification> = {
  stopped: false,
  products: 1,
  objects: 1,
  judged: 1,
  categories: [],
  notJudged: { young: 1, claimed: 1, counters: 1 },
  counts: Object.fromEntries(FINDING_KINDS.map(kind => [kind, 1])),
  findings: [],
  leftOut: 0,
  notChecked: []
};

const archive: Required<ArchiveReport> = {
  dryRun: true,
  stopped: false,
  products: 1,
  images: 1,
  bytes: 1,
  already: 1,
  tooSmall: { images: 1, bytes: 1 },
  notWorth: { images: 1, bytes: 1 },
  cost: { once: 1, monthly: 1 },
  archived: [],
  forPerson: [],
  leftOut: 0
};

const exported: Required<ExportReport> = {
  dryRun: false,
  stopped: false,
  products: 1,
  images: 1,
  bytes: 1,
  failed: 0,
  forPerson: [],
  leftOut: 0
};

const packed: Required<PackReport> = {
  dryRun: false,
  stopped: false,
  products: 1,
  written: 1,
  bytes: 1,
  current: 1,
  forPerson: [],
  leftOut: 0
};

it.each(Object.entries({ migration, verification, archive, exported, packed }))(
  'all that the report of %s counts has words',
  (_, report) => {
    expect(wordless(report)).toEqual([]);
  }
);

it('shows a name that it does not know as it is', () => {
  expect(reportName('counts.of-another-version', trans)).toBe(
    'counts.of-another-version'
  );
});
