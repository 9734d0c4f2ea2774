import type { Trans } from '../trans';

/** What a change is called while it waits, and what is told when it is done. */
export interface ChangeWords {
  readonly label: string;
  readonly done: string;
}

/** @param filenames - of the images that are moved, at least one */
export function moveWords(
  filenames: readonly string[],
  folder: string,
  trans: Trans
): ChangeWords {
  const images = filenames.length;
  return {
    label: trans._n(
      'Move %1 image to %2',
      'Move %1 images to %2',
      images,
      folder
    ),
    done:
      images === 1
        ? trans.__('Moved %1 to %2', filenames[0], folder)
        : trans._n(
            'Moved %1 image to %2',
            'Moved %1 images to %2',
            images,
            folder
          )
  };
}

/** An image that is deleted. */
export interface TakenImage {
  readonly filename: string;
  /** What it was chosen as, "Front" or "Colour 2"; undefined if it was in no slot. */
  readonly slot: string | undefined;
}

/** @param taken - the images that are deleted, at least one */
export function deleteWords(
  taken: readonly TakenImage[],
  trans: Trans
): ChangeWords {
  const images = taken.length;
  return {
    label: trans._n('Delete %1 image', 'Delete %1 images', images),
    done: images === 1 ? deletedText(taken[0], trans) : deletedTexts()
  };

  function deletedTexts(): string {
    const chosen = taken.flatMap(({ filename, slot }) =>
      slot === undefined ? [] : [trans.__('%1 was %2', filename, slot)]
    );
    return chosen.length === 0
      ? trans._n('Deleted %1 image', 'Deleted %1 images', images)
      : trans._n(
          'Deleted %1 image: %2',
          'Deleted %1 images: %2',
          images,
          new Intl.ListFormat(trans.locale).format(chosen)
        );
  }
}

function deletedText({ filename, slot }: TakenImage, trans: Trans): string {
  return slot === undefined
    ? trans.__('Deleted %1', filename)
    : trans.__('Deleted %1, which was %2', filename, slot);
}

export function restoreWords(path: string, trans: Trans): ChangeWords {
  return {
    label: trans._n('Restore %1 image', 'Restore %1 images', 1),
    done: trans.__('Restored %1', path)
  };
}

/**
 * @param refused - how many files were not uploaded
 * @param uploaded - how many of the others were
 */
export function refusedFilesText(
  refused: number,
  uploaded: number,
  trans: Trans
): string {
  return uploaded === 0
    ? trans._n(
        'Nothing was uploaded. %1 file cannot be used:',
        'Nothing was uploaded. %1 files cannot be used:',
        refused
      )
    : trans._n(
        '%1 file was not uploaded, the rest was:',
        '%1 files were not uploaded, the rest was:',
        refused
      );
}

/** A folder was dropped that has nothing to upload. */
export function noFilesText(trans: Trans): string {
  return trans.__('There is no file in it that could be uploaded.');
}

/** @param filenames - of the uploaded images, at least one */
export function uploadWords(
  filenames: readonly string[],
  folder: string,
  trans: Trans
): ChangeWords & { readonly doing: string } {
  const images = filenames.length;
  return {
    label: trans._n(
      'Upload %1 image to %2',
      'Upload %1 images to %2',
      images,
      folder
    ),
    doing: trans._n('Uploading %1 image…', 'Uploading %1 images…', images),
    done:
      images === 1
        ? trans.__('Uploaded %1 to %2', filenames[0], folder)
        : trans._n(
            'Uploaded %1 image to %2',
            'Uploaded %1 images to %2',
            images,
            folder
          )
  };
}

/**
 * @param filename - of the image that was cropped
 * @param path - of the crop, once it is there
 */
export function cropWords(
  filename: string,
  path: string,
  trans: Trans
): ChangeWords & { readonly doing: string } {
  return {
    label: trans.__('Crop %1', filename),
    doing: trans.__('Saving the crop of %1…', filename),
    done: trans.__('Cropped %1 into %2', filename, path)
  };
}

/** @param look - the check that warns, if one does */
/** @param looks - amber checks that it did not meet, and what was not checked */
export function completeWords(
  productId: string,
  looks: readonly string[],
  trans: Trans
): ChangeWords {
  return {
    label: trans.__('Complete %1', productId),
    done:
      looks.length === 0
        ? trans.__('Completed %1', productId)
        : trans.__('Completed %1 · %2', productId, looks.join(' · '))
  };
}

export function holdWords(
  productId: string,
  reason: string,
  trans: Trans
): ChangeWords {
  return {
    label: trans.__('Hold %1', productId),
    done: trans.__('Held %1: %2', productId, reason)
  };
}

export function reopenWords(productId: string, trans: Trans): ChangeWords {
  return {
    label: trans.__('Reopen %1', productId),
    done: trans.__('Reopened %1', productId)
  };
}

/** @param step - what the step that is undone was told as */
export function undoLabel(step: string, trans: Trans): string {
  return trans.__('Undo: %1', step);
}

export function redoLabel(step: string, trans: Trans): string {
  return trans.__('Redo: %1', step);
}

/** A step that no longer fits the product. */
export function doesNotFitText(
  way: 'back' | 'forth',
  step: string,
  trans: Trans
): string {
  return way === 'back'
    ? trans.__('Not undone, because it has changed since: %1', step)
    : trans.__('Not done again, because it has changed since: %1', step);
}

export function alreadyThereText(folder: string, trans: Trans): string {
  return trans.__('Already in %1', folder);
}

export function noRestText(trans: Trans): string {
  return trans.__(
    'Nothing to move: all images from here to the end of the section are chosen.'
  );
}

export function noneToRestoreText(trans: Trans): string {
  return trans.__('No deleted image can be restored');
}

export function alreadyCompletedText(productId: string, trans: Trans): string {
  return trans.__('%1 is completed already.', productId);
}

/** @param check - the check that fails */
export function notCompletedText(check: string, trans: Trans): string {
  return trans.__('Not completed: %1.', check);
}
