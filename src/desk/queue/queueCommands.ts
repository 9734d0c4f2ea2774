import type { QueueFilter } from '../../domain/queue/queueFilter';
import { conditionsOf } from '../../domain/queue/queueFilter';
import type { CommandRecords, NoArguments } from '../command';
import type { Queue } from './queue';
import type { Statistics } from './statistics';

/** The queue's commands and their arguments. */
export interface QueueCommands {
  /** Replaces the filter and the order; without arguments, asks for them. */
  'filter-queue': QueueFilter;
  'clear-filter': NoArguments;
  /** Of the category shown: by status, person and day. */
  'show-statistics': NoArguments;
}

export interface QueueCommandsOptions {
  readonly queue: Pick<Queue, 'filter' | 'ask' | 'clearFilter'>;
  readonly statistics: Pick<Statistics, 'show'>;
}

export function queueCommands({
  queue,
  statistics
}: QueueCommandsOptions): CommandRecords<QueueCommands> {
  return {
    'filter-queue': {
      waits: 'never',
      run: given =>
        Object.keys(given).length > 0 ? queue.filter(given) : queue.ask(true)
    },
    'clear-filter': {
      waits: 'never',
      isPossible: ({ queue: { filter } }) => conditionsOf(filter) > 0,
      run: () => queue.clearFilter()
    },
    'show-statistics': {
      waits: 'never',
      isPossible: ({ category }) => category !== null,
      run: () => statistics.show()
    }
  };
}
