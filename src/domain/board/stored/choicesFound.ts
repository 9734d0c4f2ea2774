import type { ImagePath } from '../../images/image';
import { parseImagePath } from '../../images/image';
import type { ItemValue } from '../../catalogueItem';
import { sameValue } from '../../itemValues';
import type { Choices } from '../choices';

/** `representative_assets` as it was read, and what could not be read. */
export interface ReadChoices {
  readonly choices: Choices;
  readonly problem?: ChoicesProblem;
  /** What else the stored value says of a chosen image, if it says more than its folder and its name. */
  readonly details?: ReadonlyMap<ImagePath, Readonly<Record<string, unknown>>>;
  /** The stored value says something that belongs to no chosen image. */
  readonly saysMore?: true;
}

export type ChoicesProblem =
  | { readonly code: 'choices-broken' }
  /** Chosen texts that are not paths of images. */
  | { readonly code: 'choices-strange'; readonly names: readonly string[] };

/** Characters of a strange value that are shown. */
const SHOWN = 80;

type Details = Readonly<Record<string, unknown>>;

/** Choices while they are read. */
export class ChoicesFound {
  private readonly _slots = new Map<string, ImagePath[]>();
  private readonly _seen = new Set<ImagePath>();
  private readonly _strange: string[] = [];
  private readonly _details = new Map<ImagePath, Details>();
  private _saysMore = false;
  private _ofOtherType = false;

  /**
   * Takes a chosen image, or remembers that a value is none.
   *
   * @param details - what the stored value says of it besides
   */
  add(slotId: string, value: unknown, details?: Details): void {
    if (typeof value !== 'string' || parseImagePath(value) === undefined) {
      this.strange(value);
      return;
    }
    const path = value as ImagePath;
    if (
      this._seen.has(path) &&
      !sameDetails(this._details.get(path), details)
    ) {
      // An image has one set of details wherever it is chosen.
      this.more();
    }
    this._seen.add(path);
    const paths = this._slots.get(slotId);
    if (paths === undefined) {
      this._slots.set(slotId, [path]);
    } else {
      paths.push(path);
    }
    if (details !== undefined) {
      this._details.set(path, details);
    }
  }

  /** Something that is not an image of a product. */
  strange(value: unknown): void {
    this._ofOtherType ||= typeof value !== 'string';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    this._strange.push(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  }

  /** The stored value says something else, which is not a choice. */
  more(): void {
    this._saysMore = true;
  }

  get read(): ReadChoices {
    const strange = this._strange;
    if (this._slots.size === 0 && this._ofOtherType) {
      return { choices: {}, problem: { code: 'choices-broken' } };
    }
    return {
      choices: Object.fromEntries(this._slots),
      ...(strange.length > 0 && {
        problem: { code: 'choices-strange', names: strange }
      }),
      ...(this._details.size > 0 && { details: this._details }),
      ...(this._saysMore && { saysMore: true })
    };
  }
}

function sameDetails(a: Details | undefined, b: Details | undefined): boolean {
  // They come from an item, or from JSON, which has no other values.
  return sameValue(a as ItemValue | undefined, b as ItemValue | undefined);
}
