import { SequenceIds } from '../../../../support/memory';
import type { Desk } from '../../../../../src/desk/desk';
import { FOLDERS } from '../../../../../src/domain/images/image';
import { DeskScene } from '../../aDesk';

export const A = 'detail/image_001.jpg';
export const B = 'detail/image_002.jpg';
export const C = 'detail/image_003.jpg';
export const FIRST = { subCategory: 1005, productId: '79823' };

/** A desk whose page can be loaded again, and on which undo and redo are pressed. */
export class UndoScene extends DeskScene {
  private _pages = 0;

  /** The text of the message that is shown. */
  get text(): string | undefined {
    return this.desk.state.message?.text;
  }

  /** Another page of the same person, with ids of its own. */
  newPage(): Desk {
    return this.newDesk({ ids: new SequenceIds(`page${++this._pages}`) });
  }

  /** The page goes without a word, and another comes to where it was. */
  async reload(): Promise<void> {
    this.later();
    await this.settle();
    this.desk = this.newPage();
    await this.start();
    await this.settle();
  }

  async press(...keys: readonly ('undo' | 'redo')[]): Promise<void> {
    for (const key of keys) {
      await this.desk.perform(key, {});
      await this.settle();
    }
  }

  /** What a person sees of the product; a folder has no order. */
  visible(): object {
    const { product, choices } = this.open;
    const { images, note, flags } = product;
    return {
      images: Object.fromEntries(
        FOLDERS.map(folder => [folder, [...images[folder]].sort()])
      ),
      choices,
      note,
      flags: [...flags].sort()
    };
  }
}
