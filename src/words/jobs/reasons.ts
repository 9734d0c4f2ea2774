import { FOLDERS } from '../../domain/images/image';
import type {
  MakeProblem,
  NotTaken,
  Reason,
  ReasonFacts
} from '../../domain/jobs/reason';
import { errorText } from '../errors';
import { formatBytes, formatUtc } from '../format';
import { otherKindText } from '../images/otherKind';
import { tooManyPixelsText } from '../images/tooManyPixels';
import { nameProblemText, productProblemText } from '../product/errors';
import type { Words } from '../sentence';
import { quoted, told } from '../sentence';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

/** Why a job left something as it is, in one or two sentences; what it is stands before. */
export function reasonText(
  reason: Reason | readonly Reason[],
  trans: Trans
): string {
  return 'code' in reason
    ? told(REASONS, trans, reason)
    : reason.map(one => told(REASONS, trans, one)).join(' ');
}

const REASONS: Words<ReasonFacts, string> = {
  'being-edited': (trans, { by }) =>
    trans.__('It is being edited by %1.', shortened(by)),
  'changed-meanwhile': trans =>
    trans.__('Somebody else changed it in the meantime. It was left as it is.'),
  'left-table': trans => trans.__('It is no longer in the table.'),
  'counters-restless': trans =>
    trans.__('Its counters changed during every count.'),
  name: (trans, { problem }) =>
    trans.__('Its name cannot be used: %1.', nameProblemText(problem, trans)),
  error: (trans, { error }) => errorText(error, trans),
  told: (_, { said }) => said,

  'deletion-undated': trans => trans.__('It has no date of its deletion.'),
  'deletion-in-future': (trans, { at }) =>
    trans.__(
      'It says that it was deleted on %1, which has not come yet. That date is not believed.',
      formatUtc(new Date(at).toISOString(), trans)
    ),
  'product-broken': (trans, { problem }) =>
    trans.__(
      'It stays until its product is corrected: %1',
      productProblemText(problem, trans)
    ),
  'outside-image-folders': trans =>
    trans.__('It is not in a folder of images.'),
  'named-again': trans => trans.__('A list or a choice names it again.'),
  foreign: trans =>
    trans.__(
      'It has the shape of another program (curation_status). It is never changed.'
    ),
  'no-main-category': trans => trans.__('It has no main category.'),
  'status-unreadable': trans => trans.__('Its status cannot be read.'),
  'status-unknown': (trans, { status }) =>
    trans.__(
      'Its status is %1, which is never written here. Change it in the other program, then adopt again.',
      quoted(status)
    ),
  'statuses-contradict': trans =>
    trans.__(
      'curation_status and sub_category_curation_status do not say the same. Correct one of them, then adopt again.'
    ),
  'statuses-differ': (trans, { ours, status }) =>
    trans.__(
      'It was changed here, and the other program gave it another status: it is %1 here and %2 there. Set one of them to the other.',
      quoted(ours),
      quoted(status)
    ),
  'upload-may-go-on': (trans, { minutes }) =>
    trans._n(
      'A file of it is younger than %1 minute, so that an upload may still go on. Adopt again later.',
      'A file of it is younger than %1 minutes, so that an upload may still go on. Adopt again later.',
      minutes
    ),
  'adoption-unreadable': trans =>
    trans.__(
      'What the adoption wrote cannot be told, because its attribute "adopted" cannot be read.'
    ),
  'changed-since-adoption': trans =>
    trans.__('It was changed since it was adopted, so it stays as it is.'),
  'other-status-tag': (trans, { value }) =>
    trans.__('Its tag "status" has another value (%1), which stays.', value),
  'tags-full': (trans, { limit }) =>
    trans._n(
      'It has %1 tag already, and S3 allows no more.',
      'It has %1 tags already, and S3 allows no more.',
      limit
    ),
  'nothing-chosen': trans =>
    trans.__(
      'It is completed, but nobody chose any of its images. None was tagged, because that would archive the whole product.'
    ),
  'unread-choice': trans =>
    trans.__(
      'It may be chosen: representative_assets_unread has its name, and cannot be read.'
    ),
  'left-unread': trans =>
    trans.__(
      'Its choices or lists cannot all be read. It was left out; correct it, then start again.'
    ),
  'moved-elsewhere': (trans, { to }) =>
    trans.__(
      'It was moved to %1, which is not an image of a product.',
      quoted(to)
    ),
  'written-after-deletion': (trans, { at }) =>
    trans.__(
      'It was written again on %1, after its deletion.',
      formatUtc(new Date(at).toISOString(), trans)
    ),
  'only-copy': (trans, { path }) =>
    trans.__(
      'It was moved to %1, which is not there: this may be the only copy.',
      path
    ),
  'written-meanwhile': trans =>
    trans.__('It was written again in the meantime.'),
  'purge-not-markable': trans =>
    trans.__(
      'Its item is so large that its images cannot be marked as purged.'
    ),
  locked: (trans, { lock }) =>
    lock.kind === 'legal-hold'
      ? trans.__(
          'Its bytes stay: a legal hold of S3 Object Lock protects them.'
        )
      : lock.until === undefined
        ? trans.__(
            'Its bytes stay: S3 Object Lock protects them (%1).',
            lock.mode
          )
        : trans.__(
            'Its bytes stay: S3 Object Lock protects them until %1 (%2).',
            formatUtc(new Date(lock.until).toISOString(), trans),
            lock.mode
          ),

  hidden: trans => trans.__('It is hidden.'),
  clutter: trans =>
    trans.__('An operating system left it there, such as Thumbs.db.'),
  'looks-alike': trans =>
    trans.__(
      'These names differ by case or by their Unicode form only. People and some computers see one name. Rename one of each.'
    ),
  'looks-like': (trans, { other }) =>
    trans.__(
      'Its name differs from %1 by case or by its Unicode form only. People see one name.',
      quoted(other)
    ),
  empty: trans => trans.__('It is empty.'),
  'too-large-to-send': (trans, { limit }) =>
    trans.__(
      'It is larger than %1. No file of that size is sent.',
      formatBytes(limit, trans)
    ),
  'not-an-image': trans => trans.__('Its name is not the name of an image.'),
  'no-images': trans => trans.__('It has no images.'),
  'not-a-sub-category': trans =>
    trans.__('Its name is not a number from 1 without leading zeros.'),
  'file-among-folders': trans =>
    trans.__('It is a file where folders are expected.'),
  'folder-among-images': trans =>
    trans.__('It is a folder inside a folder of images.'),
  'not-of-a-product': trans =>
    trans.__(
      'It is neither meta.json nor one of the folders %1.',
      FOLDERS.join(', ')
    ),
  'neither-file-nor-folder': trans =>
    trans.__('It is neither a file nor a folder.'),
  unreadable: trans => trans.__('It cannot be read.'),
  'link-outside': trans =>
    trans.__('It is a link that leads out of the folder.'),
  'other-kind': (trans, { kind }) => otherKindText(kind, trans),
  'cut-off': trans => trans.__('The end of the file is missing.'),
  undecodable: (trans, { problem }) => makeProblemText(problem, trans),
  'not-created': (trans, { error }) =>
    trans.__('It was not created. %1', errorText(error, trans)),
  'too-many-names': (trans, { count }) =>
    trans.__(
      'It was not created: its %1 images have too many names for one item of the table.',
      count
    ),
  'other-bytes-there': trans =>
    trans.__(
      'It was not created: the bucket has other bytes under the names of its files.'
    ),
  'broken-in-the-way': trans =>
    trans.__(
      'It was not created: the bucket has broken files under the names of its files. To replace them, give --replace-broken.'
    ),
  'other-main-category': (trans, { main }) =>
    trans.__('It was not created: the table has it under %1.', quoted(main)),
  'same-id': (trans, { other }) =>
    trans.__(
      'It was not created: %1 has the same sub category and id, and the table can hold one of them.',
      quoted(other)
    ),
  'files-not-named': trans =>
    trans.__('It is in the catalogue, which does not name these local files.'),
  'differs-from-bucket': trans =>
    trans.__('The bucket has other bytes under the names of these files.'),
  'broken-in-bucket': trans =>
    trans.__(
      'The bucket has broken files under these names. To replace them, give --replace-broken.'
    ),
  'missing-in-bucket': trans =>
    trans.__(
      'The bucket does not have these files of the product. To send them, give --replace-broken.'
    ),
  'not-taken': (trans, { change, why }) =>
    change === 'new'
      ? trans.__(
          'The product does not have these new files. They were not added: %1',
          notTakenText(why, trans)
        )
      : trans.__(
          'These files have changed. The images in the bucket stay: %1',
          notTakenText(why, trans)
        ),
  'name-taken': trans =>
    trans.__(
      'It was not added: the bucket has other bytes under its name, which no product names.'
    ),
  vanished: trans =>
    trans.__(
      'These files are not in the folder any more. The product keeps their images: nothing is deleted.'
    ),
  'record-unreadable': trans =>
    trans.__(
      'Its migration.json cannot be read. It stays, and the files are compared with the bucket.'
    ),
  'not-compared': (trans, { error }) =>
    trans.__(
      'It was not compared with the bucket. %1',
      errorText(error, trans)
    ),

  'pack-of-none': trans =>
    trans.__('No thumbnail could be made of its images.'),
  'pack-too-long': (trans, { count, limit }) =>
    trans.__('It has %1 images. A pack takes %2.', count, limit),
  'pack-too-large': (trans, { bytes, limit }) =>
    trans.__(
      'Its thumbnails have %1. A pack takes %2.',
      formatBytes(bytes, trans),
      formatBytes(limit, trans)
    ),
  'pack-picture-strange': (trans, { path }) =>
    trans.__('The thumbnail of %1 is neither JPEG nor WebP.', path),
  'pack-written-meanwhile': trans =>
    trans.__('Somebody else wrote its pack in the meantime.'),
  'image-missing': (trans, { path }) =>
    trans.__('%1 is not in the bucket.', path),
  'image-unpacked': (trans, { path, problem }) =>
    problem.code === 'unreadable'
      ? trans.__('%1 cannot be read as an image (%2).', path, problem.said)
      : trans.__(
          '%1 is not in the pack. %2',
          path,
          makeProblemText(problem, trans)
        )
};

/** Why a product does not take new or changed files. */
function notTakenText(why: NotTaken, trans: Trans): string {
  switch (why) {
    case 'claimed':
      return trans.__('somebody is editing the product.');
    case 'completed':
      return trans.__('the product is completed. Reopen it first.');
    case 'held':
      return trans.__('the product is on hold. Reopen it first.');
    case 'other-status':
      return trans.__('the product has a status of another program.');
    case 'foreign':
      return trans.__('the product has the shape of another program.');
    case 'broken':
      return trans.__('an attribute of the product cannot be read.');
    case 'chosen':
      return trans.__('they are chosen.');
    case 'moved':
      return trans.__('somebody moved or deleted them.');
  }
}

/** Why an image cannot be decoded or made small; which one it is stands before. */
function makeProblemText(problem: MakeProblem, trans: Trans): string {
  switch (problem.code) {
    case 'unknown-format':
      return otherKindText(problem.kind, trans);
    case 'too-many-pixels':
      return tooManyPixelsText(problem, trans);
    case 'not-decodable':
      return trans.__('The browser cannot decode it.');
    case 'unreadable':
      return trans.__('It cannot be decoded (%1).', problem.said);
  }
}
