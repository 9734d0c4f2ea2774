import type { Folder } from '../images/image';

/** A slot of the board, which holds chosen images. */
export interface Slot {
  /** The key in `representative_assets`. */
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** Whether it holds an ordered list of images, or one image. */
  readonly many: boolean;
  /** Folders that its images may come from. Default: all. */
  readonly folders?: readonly Folder[];
  /** The least length of an image's shorter side, in pixels. Default: the team's limit. */
  readonly minSide?: number;
}

/** The default slots: three for the main colour, and one with a front cut-out for each other colour. */
export const DEFAULT_SLOTS: readonly Slot[] = [
  { id: 'model', label: 'Model', required: true, many: false },
  { id: 'front', label: 'Front', required: true, many: false },
  { id: 'back', label: 'Back', required: true, many: false },
  { id: 'color_variant', label: 'Colour', required: false, many: true }
];
