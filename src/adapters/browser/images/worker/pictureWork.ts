import type { CropResult, CropWish } from './crop';
import type { ResizeResult } from './resize';

/** What the worker for pictures can do. */
export type PictureWork =
  | {
      readonly kind: 'resize';
      readonly image: Uint8Array;
      /** The longer one of the picture in pixels, at the most. */
      readonly side: number;
    }
  | ({ readonly kind: 'crop' } & CropWish);

/** What it is asked, and what it answers. */
export interface PictureRequest {
  readonly id: number;
  readonly work: PictureWork;
}

export type PictureAnswer = { readonly id: number } & (
  ResizeResult | CropResult
);
