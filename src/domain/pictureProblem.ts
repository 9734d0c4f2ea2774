import type { Coded, NoFacts } from './coded';

interface Quoted {
  /** What the other side said itself. */
  readonly said: string;
}

/** Why an image cannot be shown, made small or cropped. */
export type PictureProblem = Coded<{
  /** Its bytes do not decode here. */
  'not-decodable': NoFacts;
  /** It has more pixels than are decoded. */
  'too-many-pixels': {
    readonly width: number;
    readonly height: number;
    /** Set if one frame of it is decoded, but not all that it has. */
    readonly frames?: number;
  };
  /** It has more bytes than are read. */
  'too-many-bytes': { readonly limit: number };
  /** The area to cut out reaches beyond the image, which measures this in pixels. */
  'area-outside': { readonly width: number; readonly height: number };
  'no-canvas': NoFacts;
  'desk-closed': NoFacts;
  'worker-ended': Quoted;
  'bucket-silent': NoFacts;
  'bucket-slow': NoFacts;
  'bucket-busy': Quoted;
  'address-refused': Quoted;
  'answer-strange': Quoted;
  archived: NoFacts;
  error: { readonly error: unknown };
}>;
