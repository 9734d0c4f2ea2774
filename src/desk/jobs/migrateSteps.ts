import type { Pause } from '../../app/jobs/longRun';
import type { MigrationOptions } from '../../app/jobs/migrate/migrate';
import type {
  MigrationProgress,
  MigrationReport
} from '../../app/jobs/migrate/migrateReport';
import { NotAllowed } from '../../domain/errors';
import type { JobPace } from '../../domain/jobs/list/jobPace';
import type { ImageDecoder } from '../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import type { FolderPicker, PickedFolder } from '../../ports/jobs/folderPicker';
import type { Problem } from '../../words/errors';
import type { JobState } from './job';
import type { RunningBeside } from './server/serverRun';
import type { ServerTools } from './server/serverTools';

/** What to migrate. */
export interface MigrateQuestion {
  /** Where the folder is. */
  readonly place: 'computer' | 'server';
  /** Of this computer. Null until one is chosen. */
  readonly folder: PickedFolder | null;
  /** Of the Jupyter server, as the person typed it: relative to its root. */
  readonly serverFolder: string;
  /** Whether new products get packs of thumbnails. */
  readonly packs: boolean;
  /** Whether whole files take the place of broken and missing ones. */
  readonly replaceBroken: boolean;
  /** Whether new files are added also to products without a record of what was sent. */
  readonly add: boolean;
  /** The id of a migration beside the server that is shown from where it is. */
  readonly serverJob: string | null;
}

/** The step that a migration has reached. Only `sending` writes anything. */
export type MigrateStep =
  | { readonly kind: 'asking' }
  | (RunningBeside & {
      readonly kind: 'looking';
      readonly progress: MigrationProgress;
    })
  /** What would be sent. */
  | { readonly kind: 'shown'; readonly report: MigrationReport }
  | (RunningBeside & {
      readonly kind: 'sending';
      readonly progress: MigrationProgress;
      /** Products that the look counted; undefined if nobody did. */
      readonly total: number | undefined;
      readonly pace: JobPace;
      /** ms since the epoch. */
      readonly at: number;
      /** Set while the run waits for a service in trouble, or the server for an answer. */
      readonly pause: Pause | { readonly said: string } | null;
    })
  | { readonly kind: 'sent'; readonly report: MigrationReport }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** What was sent by then, if it had begun. */
      readonly sent: MigrationProgress | null;
    };

export interface MigrateState extends JobState {
  readonly question: MigrateQuestion;
  readonly step: MigrateStep;
}

/** What a migration out of the page needs besides the dataset. */
export interface MigrateTools {
  readonly picker: FolderPicker;
  /** Decodes images before they are sent, and makes thumbnails of them. */
  readonly pictures: ImageDecoder & ThumbnailMaker;
  readonly etagOf: MigrationOptions['etagOf'];
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly server: ServerTools;
  /** Ends what they hold. */
  dispose(): void;
}

export const NOTHING: MigrationProgress = {
  products: 0,
  imagesSent: 0,
  bytesSent: 0
};

export const UNASKED: MigrateQuestion = {
  place: 'computer',
  folder: null,
  serverFolder: '',
  packs: true,
  replaceBroken: false,
  add: false,
  serverJob: null
};

/** What the folder of a migration is called. */
export function folderName({
  place,
  folder,
  serverFolder
}: MigrateQuestion): string {
  return place === 'computer' ? (folder?.name ?? '') : serverFolder.trim();
}

/** @throws NotAllowed if the page may not read the folder */
export async function checkAllowed({
  name,
  allowed
}: PickedFolder): Promise<void> {
  if (!(await allowed())) {
    throw new NotAllowed('folder-refused', { folder: name });
  }
}
