import type { EditErrors, ItemPart } from '../../domain/errorFacts';
import { checkText } from '../board/checks';
import { formatBytes, formatDay } from '../format';
import { otherKindText } from '../images/otherKind';
import { tooManyPixelsText } from '../images/tooManyPixels';
import type { Sentence, Words } from '../sentence';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

/** Those of `src/words/errors.ts` tell about another error. */
export const editErrors: Words<
  Omit<EditErrors, 'tags-not-written'>,
  Sentence
> = {
  'product-completed': (trans, { productId }) => ({
    text: trans.__('%1 is completed. Its images were not changed.', productId),
    remedy: trans.__('Reopen the product first.')
  }),
  'image-not-listed': (trans, { path, productId }) => ({
    text: trans.__('%1 is no longer an image of %2.', path, productId),
    remedy: refreshProduct(trans)
  }),
  'list-unreadable': (trans, { folder, productId }) => ({
    text: trans.__(
      'The list %1 of %2 is not a list of file names. It was left as it is.',
      folder,
      productId
    ),
    remedy: correctAttribute(trans)
  }),
  'deleted-unreadable': trans => ({
    text: trans.__(
      'The attribute deleted of this product is not a list. It was left as it is, and no image was moved or deleted.'
    ),
    remedy: correctAttribute(trans)
  }),
  'item-too-large': (trans, { productId, bytes, mostly }) => ({
    text: trans.__(
      'The item of %1 would grow to %2 kB. DynamoDB allows 400 KB. Nothing was changed.',
      productId,
      Math.round(bytes / 1000)
    ),
    remedy: roomText(mostly, trans)
  }),
  'deleted-full': (trans, { productId, entries }) => ({
    text: trans._n(
      '%2 has %1 deleted image, and no room for more. Nothing was changed.',
      '%2 has %1 deleted images, and no room for more. Nothing was changed.',
      entries,
      productId
    ),
    remedy: roomText('deleted', trans)
  }),
  'text-too-long': (trans, { productId, length, limit }) => ({
    text: trans.__(
      'The text for %1 has %2 characters. At most %3 are stored.',
      productId,
      length,
      limit
    ),
    remedy: trans.__('Shorten it, then save it again.')
  }),
  'check-failed': (trans, { productId, check }) => ({
    text: trans.__(
      '%1 cannot be completed: %2.',
      productId,
      checkText(check, trans)
    )
  }),
  'hold-without-reason': (trans, { productId }) => ({
    text: trans.__('%1 is not on hold yet: a reason is needed.', productId)
  }),
  'image-purged': (trans, { path, productId, at }) => ({
    text: trans.__(
      '%1 of %2 cannot be restored: it was purged on %3.',
      path,
      productId,
      formatDay(at, trans)
    ),
    remedy: refreshProduct(trans)
  }),
  'image-not-deleted': (trans, { path, productId }) => ({
    text: trans.__('%1 is not a deleted image of %2.', path, productId),
    remedy: refreshProduct(trans)
  }),
  'not-taken-out': (trans, { path, productId, because }) => ({
    text:
      because === 'choice'
        ? trans.__(
            '%1 of %2 was not taken out: it is chosen for a slot.',
            path,
            productId
          )
        : trans.__(
            '%1 of %2 was not taken out: its copy is not listed.',
            path,
            productId
          ),
    remedy: keepOrDelete(trans)
  }),
  'not-brought-back': (trans, { path, productId }) => ({
    text: trans.__(
      '%1 of %2 is not an image that was brought back.',
      path,
      productId
    ),
    remedy: keepOrDelete(trans)
  }),
  'change-conflict': (trans, conflict) => ({
    text: conflictText(conflict, trans),
    remedy: trans.__('Compare both versions, then keep yours or theirs.')
  }),
  'chosen-image-missing': (trans, { path, productId }) => ({
    text: trans.__(
      '%1 was not completed: the chosen image %2 is not in the bucket.',
      productId,
      path
    ),
    remedy: trans.__(
      'Discard this change, choose another image, then complete the product.'
    )
  }),
  'move-source-missing': (trans, { path, productId }) => ({
    text: trans.__(
      '%1 of %2 was not moved: it is not in the bucket.',
      path,
      productId
    ),
    remedy: trans.__('Delete it from the product, or upload it again.')
  }),
  'move-copy-wrong': (trans, { path, productId }) => ({
    text: trans.__(
      '%1 of %2 was not moved: its copy is missing or incomplete.',
      path,
      productId
    ),
    remedy: trans.__('Try again.')
  }),
  'no-name-to-move': (trans, { path, productId, folder }) => ({
    text: trans.__(
      '%1 of %2 was not moved: no free name was found in %3.',
      path,
      productId,
      folder
    ),
    remedy: trans.__('Try again.')
  }),
  'no-name-to-upload': (trans, { filename, productId, folder }) => ({
    text: trans.__(
      '%1 was not uploaded: no free name was found in %2 of %3.',
      filename,
      folder,
      productId
    ),
    remedy: trans.__('Rename the file, then try again.')
  }),
  'restore-source-missing': (trans, { path, productId }) => ({
    text: trans.__(
      'Nothing was restored: %1 of %2 is no longer in the bucket.',
      path,
      productId
    ),
    remedy: trans.__('Upload it again.')
  }),
  'not-an-image': (trans, { filename, kind }) => ({
    text: ofFile(filename, otherKindText(kind, trans), trans),
    remedy: trans.__('Choose JPEG, PNG, WebP, GIF, BMP or AVIF files.')
  }),
  'file-cut-off': (trans, { filename }) => ({
    text: ofFile(filename, trans.__('The end of the file is missing.'), trans),
    remedy: trans.__('Copy it again, then upload it.')
  }),
  'not-decodable': (trans, { filename }) => ({
    text: ofFile(
      filename,
      trans.__('This browser cannot read it as an image.'),
      trans
    )
  }),
  'too-many-pixels': (trans, { filename, ...size }) => ({
    text: ofFile(filename, tooManyPixelsText(size, trans), trans),
    remedy: trans.__('Make it smaller, then upload it.')
  }),
  'file-too-large': (trans, { filename, limit }) => ({
    text: trans.__('%1 is larger than %2.', filename, formatBytes(limit, trans))
  }),
  'files-too-large': (trans, { filename, limit }) => ({
    text: trans.__(
      '%1: together, these files have more than %2.',
      filename,
      formatBytes(limit, trans)
    ),
    remedy: trans.__('Upload it afterwards.')
  }),
  'too-many-files': (trans, { limit }) => ({
    text: trans.__('Only the first %1 files were taken.', limit),
    remedy: trans.__('Upload the others afterwards.')
  }),
  'file-unreadable': (trans, { filename }) => ({
    text: trans.__('%1 cannot be read.', filename),
    remedy: trans.__('If it is a folder, drop it on a section.')
  })
};

/** A sentence about one file among several. */
function ofFile(filename: string, text: string, trans: Trans): string {
  return trans.__('%1: %2', filename, text);
}

function conflictText(
  { reason, productId, status, by }: EditErrors['change-conflict'],
  trans: Trans
): string {
  const who = by === undefined ? trans.__('Somebody else') : shortened(by);
  switch (reason) {
    case 'held':
      return trans.__('%2 is editing %1. Your change is kept.', productId, who);
    case 'taken-over':
      return trans.__(
        '%2 took %1 over and changed it. Your change is kept.',
        productId,
        who
      );
    case 'forgotten':
      return trans.__(
        'A change of %1 may have been saved before. It is kept until you decide.',
        productId
      );
    case 'decided':
      return status === ''
        ? trans.__(
            '%2 changed %1, which has no status now. Your change is kept.',
            productId,
            who
          )
        : trans.__(
            '%2 changed %1, which is %3 now. Your change is kept.',
            productId,
            who,
            status
          );
    case 'same-images':
      return trans.__(
        '%2 moved or deleted images of %1 that you changed. Your change is kept.',
        productId,
        who
      );
    case 'same-note':
      return trans.__(
        '%2 changed the note on %1. Your note is kept.',
        productId,
        who
      );
    case 'same-slots':
      return trans.__(
        '%2 chose other images for slots of %1. Your choice is kept.',
        productId,
        who
      );
  }
}

function refreshProduct(trans: Trans): string {
  return trans.__('Refresh the product to see what it has now.');
}

function correctAttribute(trans: Trans): string {
  return trans.__('Correct the attribute in the table, then refresh.');
}

function keepOrDelete(trans: Trans): string {
  return trans.__('Open the product, then keep or delete the image.');
}

/** What makes room in an item that is full. */
function roomText(mostly: ItemPart, trans: Trans): string {
  switch (mostly) {
    case 'deleted':
      return trans.__(
        'Most of it are deleted images. Ask an administrator to purge this category, which makes the entries of old deleted images shorter.'
      );
    case 'lists':
      return trans.__(
        'Most of it are the names of its images. Divide the images among several products at their source, and migrate those.'
      );
    case 'others':
      return trans.__(
        'Most of it are attributes of other programs. Ask whoever writes them to make them smaller.'
      );
  }
}
