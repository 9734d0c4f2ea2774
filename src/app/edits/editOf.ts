import type { JournalRecord, Move } from '../../domain/edits/intention';
import type { Author } from '../../domain/edits/plan/itemChange';
import { annotate } from './annotate';
import { complete, hold, reopen } from './changeStatus';
import type { Cloud, Person } from '../cloud';
import { deleteImages } from './deleteImages';
import type { Edit } from './edit';
import { guarded } from './guarded';
import { reclassify } from './reclassify';
import { restoreImages } from './restoreImages';
import { uploadImages } from './uploadImages';

/**
 * What a journal's record asks for, ready to be shown and carried out: the same
 * however often it is made, before and after a reload.
 *
 * @param note - keeps copies in the record
 */
export function editOf(
  cloud: Cloud,
  person: Person,
  record: JournalRecord,
  note: (copies: readonly Move[]) => Promise<void>
): Edit {
  return guarded(cloud, person, record, bareEdit(cloud, person, record, note));
}

function bareEdit(
  cloud: Cloud,
  person: Person,
  { opId, at, intention, seen, copies }: JournalRecord,
  note: (copies: readonly Move[]) => Promise<void>
): Edit {
  const author: Author = { ...person, opId, now: at };
  switch (intention.kind) {
    case 'reclassify':
      return reclassify(cloud, author, intention.moves, intention.folder, {
        made: copies,
        note
      });
    case 'delete':
      return deleteImages(cloud, author, intention.paths);
    case 'restore':
      return restoreImages(cloud, author, intention.paths);
    case 'upload':
      return uploadImages(cloud, author, intention.files, intention.folder);
    case 'complete':
      return complete(
        cloud,
        author,
        seen,
        intention.choices,
        intention.guideline
      );
    case 'hold':
      return hold(cloud, author, seen, intention.reason);
    case 'reopen':
      return reopen(cloud, author, seen);
    case 'annotate':
      return annotate(cloud, author, intention);
  }
}
