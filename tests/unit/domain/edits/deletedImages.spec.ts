import {
  deletedImages,
  entryOf,
  movedFrom,
  movedImage,
  trulyDeleted
} from '../../../../src/domain/edits/deletedImages';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import type { Folder, ImagePath } from '../../../../src/domain/images/image';
import { splitImagePath } from '../../../../src/domain/images/image';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import { changedItem } from '../../../../src/domain/edits/plan/itemChange';
import {
  nameMoves,
  planReclassify
} from '../../../../src/domain/edits/plan/reclassify';
import { planRestore } from '../../../../src/domain/edits/plan/restoreImages';
import type { Product } from '../../../../src/domain/product/product';
import {
  imagePaths,
  readProduct
} from '../../../../src/domain/product/product';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { anAuthor, productItem } from '../../../fixtures/items';

const A = 'detail/image_001.jpg';
const IN_TEXT = 'text/image_001.jpg';

/** A product to which changes are made, each a second after the last. */
class Changed {
  item: CatalogueItem = productItem();
  private _changes = 0;

  get product(): Product {
    return readProduct(this.item);
  }

  /** @returns where the image went */
  move(path: ImagePath, folder: Folder): ImagePath {
    const author = this._author();
    const { moves, change } = planReclassify(
      this.product,
      nameMoves(this.product, [path], folder, '', author.opId),
      folder,
      '',
      DEFAULT_TEAM,
      author
    );
    this.item = changedItem(this.item, change);
    return moves[0].to;
  }

  delete(...paths: ImagePath[]): void {
    this.item = changedItem(
      this.item,
      planDelete(this.product, paths, DEFAULT_TEAM, this._author())
    );
  }

  restore(path: ImagePath): void {
    const { change } = planRestore(
      this.product,
      [path],
      '',
      DEFAULT_TEAM,
      this._author()
    );
    this.item = changedItem(this.item, change);
  }

  /** As `purge` leaves it. */
  purge(path: ImagePath): void {
    this.item = {
      ...this.item,
      deleted: (this.item.deleted as Record<string, string>[]).map(entry =>
        `${entry.folder}/${entry.filename}` === path
          ? { ...entry, purged_at: '2026-12-30T10:00:00.000Z' }
          : entry
      )
    };
  }

  /** Another program names an image. */
  list(path: ImagePath): void {
    const { folder, filename } = splitImagePath(path);
    this.item = {
      ...this.item,
      [folder]: [...this.product.images[folder], filename]
    };
  }

  get shown(): readonly string[] {
    return deletedImages(this.product).map(({ path, state, entry }) =>
      [path, state, ...(entry.movedTo ? [`→ ${entry.movedTo}`] : [])].join(' ')
    );
  }

  private _author(): ReturnType<typeof anAuthor> {
    const n = ++this._changes;
    return anAuthor({
      opId: `op000000000000change${n}`,
      now: anAuthor().now + 1000 * n
    });
  }
}

let changed: Changed;

beforeEach(() => {
  changed = new Changed();
});

it('lists nothing if no image was deleted or moved', () => {
  expect(changed.shown).toEqual([]);
});

it('lists the newest first, and the images of one change in their order', () => {
  changed.delete('summary/summary_01.jpg');
  changed.delete('detail/image_002.jpg', 'detail/image_003.jpg');
  changed.move(A, 'text');
  expect(changed.shown).toEqual([
    `${A} restorable → ${IN_TEXT}`,
    'detail/image_002.jpg restorable',
    'detail/image_003.jpg restorable',
    'summary/summary_01.jpg restorable'
  ]);
});

it('lists an image that was moved twice only once, and restores it step by step', () => {
  changed.move(A, 'text');
  const again = changed.move(IN_TEXT, 'detail');
  expect(changed.shown).toEqual([`${IN_TEXT} restorable → ${again}`]);

  changed.restore(IN_TEXT);
  expect(imagePaths(changed.product)).not.toContain(again);
  expect(changed.shown).toEqual([`${A} restorable → ${IN_TEXT}`]);

  changed.restore(A);
  expect([...imagePaths(changed.product)].sort()).toEqual(
    [...imagePaths(readProduct(productItem()))].sort()
  );
  expect(changed.shown).toEqual([]);
});

it('removes the last copy if the first of two moves is restored by name', () => {
  changed.move(A, 'text');
  const again = changed.move(IN_TEXT, 'summary');
  expect(movedImage(changed.product, A)).toBe(again);
  changed.restore(A);
  expect([...imagePaths(changed.product)].sort()).toEqual(
    [...imagePaths(readProduct(productItem()))].sort()
  );
  expect(changed.shown).toEqual([]);
});

it('lists an image only once, as deleted, if it was moved and then deleted', () => {
  changed.move(A, 'text');
  changed.delete(IN_TEXT);
  expect(changed.shown).toEqual([`${IN_TEXT} restorable`]);
  changed.restore(IN_TEXT);
  expect(changed.shown).toEqual([`${A} restorable → ${IN_TEXT}`]);
});

it('lists nothing after a move was undone, and can still restore the copy', () => {
  changed.move(A, 'text');
  changed.restore(A);
  expect(changed.shown).toEqual([]);
  expect(entryOf(changed.product, IN_TEXT)).toMatchObject({
    movedTo: A,
    putBack: true
  });

  changed.restore(IN_TEXT);
  expect(changed.product.images.text).toContain('image_001.jpg');
  expect(changed.product.images.detail).not.toContain('image_001.jpg');
  // The state after the move.
  expect(changed.shown).toEqual([`${A} restorable → ${IN_TEXT}`]);
});

it('lists an image only once, as deleted, if it was restored and then deleted', () => {
  changed.move(A, 'text');
  changed.restore(A);
  changed.delete(A);
  expect(changed.shown).toEqual([`${A} restorable`]);
});

it('lists the copy of an undone move if the original was purged', () => {
  changed.move(A, 'text');
  changed.restore(A);
  changed.delete(A);
  changed.purge(A);
  expect(changed.shown).toEqual([`${IN_TEXT} restorable → ${A}`]);
});

describe('a purged image', () => {
  it('is listed if no copy of it is left', () => {
    changed.delete(A);
    changed.purge(A);
    expect(changed.shown).toEqual([`${A} purged`]);
  });

  it('is not listed if a copy of it is left', () => {
    changed.move(A, 'text');
    changed.purge(A);
    expect(changed.shown).toEqual([]);
    changed.delete(IN_TEXT);
    expect(changed.shown).toEqual([`${IN_TEXT} restorable`]);
    changed.purge(IN_TEXT);
    expect(changed.shown).toEqual([`${IN_TEXT} purged`]);
  });

  it('is not listed if the image that it was copied from can be restored', () => {
    changed.move(A, 'text');
    changed.delete(IN_TEXT);
    changed.purge(IN_TEXT);
    expect(changed.shown).toEqual([`${A} restorable → ${IN_TEXT}`]);
    changed.restore(A);
    expect(changed.product.images.detail).toContain('image_001.jpg');
  });
});

it('marks an image that another program listed again', () => {
  changed.delete(A);
  changed.list(A);
  expect(changed.shown).toEqual([`${A} listed`]);
});

it('uses the last entry of each name', () => {
  changed.delete(A);
  changed.purge(A);
  changed.list(A);
  changed.delete(A);
  expect(changed.shown).toEqual([`${A} restorable`]);
  changed.restore(A);
  expect(changed.shown).toEqual([]);
});

it('copes with unknown folders, unknown targets, and circular moves', () => {
  changed.item = productItem({
    deleted: [
      { folder: 'other', filename: 'x.jpg' },
      { folder: 'detail', filename: 'y.jpg', moved_to: 'nowhere' },
      { folder: 'text', filename: 'x.jpg', moved_to: 'detail/x.jpg' },
      { folder: 'detail', filename: 'x.jpg', moved_to: 'text/x.jpg' }
    ]
  });
  expect(changed.shown).toEqual([
    'detail/y.jpg restorable → nowhere',
    'detail/x.jpg restorable → text/x.jpg'
  ]);
  expect(movedImage(changed.product, 'text/x.jpg')).toBeUndefined();
});

describe('where an image is looked for', () => {
  it('a moved one in its new place, with the folder that it came from', () => {
    const changed = new Changed();
    const copy = changed.move(A, 'text');
    expect(trulyDeleted(changed.product)).toEqual([]);
    expect([...movedFrom(changed.product)]).toEqual([[copy, 'detail']]);
    const next = changed.move(copy, 'segment');
    expect([...movedFrom(changed.product)]).toEqual([[next, 'text']]);
    changed.delete(next);
    expect(trulyDeleted(changed.product).map(({ path }) => path)).toEqual([
      next
    ]);
    expect([...movedFrom(changed.product)]).toEqual([]);
  });

  it('one whose move was undone is where it belongs', () => {
    const changed = new Changed();
    changed.move(A, 'text');
    changed.restore(A);
    expect([...movedFrom(changed.product)]).toEqual([]);
    expect(trulyDeleted(changed.product)).toEqual([]);
  });
});
