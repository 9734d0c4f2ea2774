import type { JobErrors } from '../../domain/errorFacts';
import { formatBytes } from '../format';
import type { Sentence, Words } from '../sentence';
import { quoted } from '../sentence';

/** `src/words/errors.ts` has what tells about another error. */
export const jobErrors: Words<
  Omit<JobErrors, 'resource-unusable'>,
  Sentence
> = {
  'counters-restless': (trans, { mainCategory, subCategory }) => ({
    text: trans.__(
      'The counters of %1 changed during every count.',
      `${mainCategory}/${subCategory}`
    ),
    remedy: trans.__('Migrate again when nobody else is migrating.')
  }),
  'categories-restless': trans => ({
    text: trans.__('The list of categories changed at every attempt.'),
    remedy: trans.__('Migrate again when nobody else is migrating.')
  }),
  'job-stopped': trans => ({
    text: trans.__('The run was stopped.')
  }),
  'server-without-jobs': trans => ({
    text: trans.__(
      'This Jupyter server runs no jobs: its extension is missing, or has another version than the page.'
    ),
    remedy: trans.__(
      'Upgrade jupyterlab-curation on the server, restart the server and reload the page.'
    )
  }),
  'sharp-missing': trans => ({
    text: trans.__(
      'No packs of thumbnails can be written: neither sharp nor Pillow is installed.'
    ),
    remedy: trans.__('Run pack where one of them is installed.')
  }),
  'settings-file-unreadable': (trans, { file }) => ({
    text: trans.__('%1 cannot be read. Nothing was changed.', file),
    remedy: trans.__('Give the path of a JSON file.')
  }),
  'file-of-another-user': (trans, { file, owner }) => ({
    text: trans.__(
      '%1 belongs to another user of this computer (number %2). It was not read, and nothing was changed.',
      file,
      String(owner)
    ),
    remedy: trans.__(
      'Make a copy of your own, if it is what you expect, and give its path.'
    )
  }),
  'file-open-to-all': (trans, { file }) => ({
    text: trans.__(
      'Every user of this computer can change %1. It was not read, and nothing was changed.',
      file
    ),
    remedy: trans.__('Check what is in it, then run chmod o-w on it.')
  }),
  'folder-missing': (trans, { folder }) => ({
    text: trans.__('There is no folder %1.', quoted(folder)),
    remedy: trans.__('Give the folder that holds the main categories.')
  }),
  'folder-refused': (trans, { folder }) => ({
    text: trans.__('The page may not read the folder %1.', quoted(folder)),
    remedy: trans.__(
      'Choose the folder again, and let the page view its files.'
    )
  }),
  'local-file-changed': (trans, { file }) => ({
    text: trans.__('%1 was written while it was read.', file),
    remedy: trans.__('Run it again when no other program writes to it.')
  }),
  'picked-file-stale': (trans, { file }) => ({
    text: trans.__(
      '%1 was changed or removed after the folder was chosen, or cannot be read.',
      file
    ),
    remedy: trans.__('Choose the folder again.')
  }),
  'file-there-already': (trans, { file }) => ({
    text: trans.__('%1 is there already.', file),
    remedy: trans.__('Choose another name, or remove it first.')
  }),
  'file-not-written': (trans, { file, said }) => ({
    text: trans.__('%1 could not be written (%2).', file, said)
  }),
  'export-too-large': (trans, { limit }) => ({
    text: trans.__(
      'The export has more than %1, which is too much for this page.',
      formatBytes(limit, trans)
    ),
    remedy: trans.__('Export one category at a time, or use the command line.')
  }),
  'local-file-unreadable': (trans, { file }) => ({
    text: trans.__('%1 cannot be read.', file)
  })
};
