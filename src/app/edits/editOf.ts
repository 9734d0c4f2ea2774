import type { JournalRecord, Move } from '../../domain/edits/intention';
import { planAnnotate } from '../../domain/edits/plan/annotate';
import { planDelete } from '../../domain/edits/plan/deleteImages';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { Cloud, Person } from '../cloud';
import { complete, hold, reopen } from './changeStatus';
import { conflictGuard } from './conflictGuard';
import type { Edit, EditSteps } from './edit';
import { singleUpdate, toEdit } from './edit';
import { reclassify } from './reclassify';
import { restoreImages } from './restoreImages';
import { uploadImages } from './uploadImages';

/**
 * The edit that a record of the journal asks for. The same record always makes
 * the same edit, also after the page was reloaded.
 *
 * @param rememberCopies - stores copies in the record before the catalogue
 * names them
 */
export function editOf(
  cloud: Cloud,
  person: Person,
  record: JournalRecord,
  rememberCopies: (copies: readonly Move[]) => Promise<void>
): Edit {
  return toEdit(
    record.opId,
    stepsOf(cloud, person, record, rememberCopies),
    conflictGuard(cloud, person, record)
  );
}

function stepsOf(
  cloud: Cloud,
  person: Person,
  { opId, at, intention, seen, copies }: JournalRecord,
  rememberCopies: (copies: readonly Move[]) => Promise<void>
): EditSteps {
  const { catalogue } = cloud;
  const author: Author = { ...person, opId, now: at };
  switch (intention.kind) {
    case 'reclassify':
      return reclassify(cloud, author, intention.moves, intention.folder, {
        made: copies,
        remember: rememberCopies
      });
    case 'delete':
      // The team's rules are taken late: they may be read after this was asked for.
      return singleUpdate(catalogue, product =>
        planDelete(product, intention.paths, cloud, author)
      );
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
      return singleUpdate(catalogue, product =>
        planAnnotate(product, intention, author)
      );
  }
}
