import type { CropResult, CropWish } from './crop';
import type { MeasureResult } from './measure';
import type { ResizeResult } from './resize';

/** The tasks of the worker for pictures. */
export type PictureWork =
  | {
      readonly kind: 'resize';
      readonly image: Uint8Array;
      /** At most this many pixels on the longer side of the picture. */
      readonly side: number;
    }
  | { readonly kind: 'measure'; readonly picture: Uint8Array }
  | ({ readonly kind: 'crop' } & CropWish);

/** A message to the worker. */
export interface PictureRequest {
  readonly id: number;
  readonly work: PictureWork;
}

export type PictureAnswer = { readonly id: number } & (
  ResizeResult | MeasureResult | CropResult
);
