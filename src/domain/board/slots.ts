import type { Folder } from '../images/image';

/** A place for chosen images on the board. */
export interface Slot {
  /** The key in `representative_assets`. */
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** Whether it takes an ordered list of images, or one. */
  readonly many: boolean;
  /** Folders it may take from; all where undefined. */
  readonly folders?: readonly Folder[];
}

/** The slots of the document: the main colour's three, and one front cut-out for each other colour. */
export const DEFAULT_SLOTS: readonly Slot[] = [
  { id: 'model', label: 'Model', required: true, many: false },
  { id: 'front', label: 'Front', required: true, many: false },
  { id: 'back', label: 'Back', required: true, many: false },
  { id: 'color_variant', label: 'Colour', required: false, many: true }
];
