import type { TypedFor } from '../../domain/edits/typedText';
import type { Folder } from '../../domain/images/image';
import type { DeskCommand, DeskCommands } from './deskCommands';

/** What a view may do: run a command, or tell the desk what only the view knows. */
export interface DeskActions {
  run<C extends DeskCommand>(command: C, args: DeskCommands[C]): void;
  /** Files dropped on a folder. */
  uploadFiles(files: readonly File[], folder: Folder): void;
  /** The next page of the queue is in sight, or asked for. */
  loadMore(): void;
  /** The queue's rows from one index to another stay in sight. */
  nameRows(from: number, to: number): void;
  /** Nobody waits for more of the queue. */
  stopLoading(): void;
  /**
   * Keeps what is typed.
   *
   * @param text - undefined if there is nothing to send any more
   */
  keepTyped(about: TypedFor, text: string | undefined): void;
  /** The filter of the queue is not to be changed after all. */
  closeFilter(): void;
  /** What was read of the statistics is enough. */
  stopStatistics(): void;
  closeStatistics(): void;
  /** Tiles a row, so that up and down know where to go. */
  setColumns(columns: number): void;
  closeViewer(): void;
  dismissMessage(): void;
  dismissRefusedFiles(): void;
  dismissNotice(): void;
  /** The guideline is in sight. */
  loadGuideline(): void;
}
