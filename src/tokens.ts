import { Token } from '@lumino/coreutils';

/** Opens products on the desk and tells what is selected there, for other extensions. */
export interface ICuration {
  /** Opens the desk, where given at a category, a status or a product. */
  open(place?: ICuration.IPlace): Promise<void>;
  /** What is on the desk that was used last, or null while none is open. */
  readonly selection: ICuration.ISelection | null;
}

export namespace ICuration {
  export interface IPlace {
    /** A connection's name; the first one where left out. */
    connection?: string;
    mainCategory?: string;
    subCategory?: number;
    status?: string;
    productId?: string;
  }

  export interface ISelection {
    readonly connection: string;
    readonly mainCategory: string;
    readonly subCategory: number;
    readonly productId: string;
    /** `s3://` addresses of the selected images, in the order shown. */
    readonly images: readonly string[];
  }
}

export const ICuration = new Token<ICuration>(
  'jupyterlab-curation:ICuration',
  'Opens products on the curation desk and tells what is selected there.'
);
