import type { QueueErrors } from '../../domain/errorFacts';
import type { Sentence, Words } from '../sentence';
import { quoted } from '../sentence';

export const queueErrors: Words<QueueErrors, Sentence> = {
  'filter-count': (trans, { count }) => ({
    text: trans.__('%1 is not a number of images.', quoted(count)),
    remedy: trans.__('Give whole numbers from 0.')
  }),
  'filter-range': (trans, { least, most }) => ({
    text: trans.__(
      'No product has at least %1 and at most %2 images.',
      least,
      most
    ),
    remedy: trans.__('Swap the two numbers.')
  }),
  'filter-flag': (trans, { flag }) => ({
    text: trans.__('No flag is called %1.', quoted(flag)),
    remedy: trans.__('Choose one of the flags that the field offers.')
  }),
  'filter-order': (trans, { order }) => ({
    text: trans.__('%1 is not an order of the queue.', quoted(order)),
    remedy: trans.__('Use newest or oldest.')
  })
};
