import type { SourceFolder } from './sourceFolder';

/** A folder of the person's own computer. */
export interface PickedFolder {
  /** Its name, without the way to it: a page never learns that. */
  readonly name: string;
  readonly folder: SourceFolder;
  /**
   * Whether the page may read it. It may ask the person, so that it is called
   * in the course of a click.
   */
  allowed(): Promise<boolean>;
}

/** Lets the person choose a folder of their own computer. */
export interface FolderPicker {
  /**
   * Opens the browser's dialog, in the course of a click.
   *
   * @returns undefined if the person closed it
   */
  pick(): Promise<PickedFolder | undefined>;
  /** The folder that was chosen last for this bucket and table; undefined if the browser keeps none. */
  last(): Promise<PickedFolder | undefined>;
}
