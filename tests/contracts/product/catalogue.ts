import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import { changingContract } from './catalogue/changing';
import { claimingContract } from './catalogue/claiming';
import { fillingContract } from './catalogue/filling';
import { packsContract } from './catalogue/packs';
import { readingContract } from './catalogue/reading';
import { scanningContract } from './catalogue/scanning';
import { statusContract } from './catalogue/status';

/** A catalogue under test, and a way to bypass it. */
export interface CatalogueFixture {
  readonly catalogue: Catalogue;
  /** Writes a whole item, as another program would. */
  seed(item: CatalogueItem): Promise<void>;
  dispose(): Promise<void>;
}

export interface CatalogueWish {
  /** Whether the table has the extension's index. */
  readonly hasIndex: boolean;
}

export type MakeCatalogue = (wish: CatalogueWish) => Promise<CatalogueFixture>;

/** What every catalogue does: the contract of `src/ports/product/catalogue.ts`. */
export function describeCatalogue(name: string, make: MakeCatalogue): void {
  describe(`Catalogue: ${name}`, () => {
    let fixture: CatalogueFixture;
    beforeAll(async () => {
      fixture = await make({ hasIndex: true });
    });
    afterAll(() => fixture?.dispose());
    const given = (): CatalogueFixture => fixture;

    readingContract(given, make);
    scanningContract(given);
    claimingContract(given);
    changingContract(given);
    statusContract(given);
    fillingContract(given);
    packsContract(given);
  });
}
