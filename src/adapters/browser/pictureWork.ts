import type { CropResult, CropWish } from './crop';
import type { ResizeResult } from './resize';

/** What the worker for pictures can do. */
export type PictureWork =
  | { readonly kind: 'resize'; readonly image: Blob }
  | ({ readonly kind: 'crop' } & CropWish);

/** What it is asked, and what it answers. */
export interface PictureRequest {
  readonly id: number;
  readonly work: PictureWork;
}

export type PictureAnswer = { readonly id: number } & (
  ResizeResult | CropResult
);
