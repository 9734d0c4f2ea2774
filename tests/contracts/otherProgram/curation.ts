import { ManualClock, SequenceIds } from '../../support/memory';
import { repair } from '../../../src/app/jobs/verify/repair';
import type { Verification } from '../../../src/app/jobs/verify/verifyReport';
import { verify } from '../../../src/app/jobs/verify/verify';
import type { ImagePath } from '../../../src/domain/images/image';
import { planRepairs } from '../../../src/domain/jobs/verify/repairs';
import '../../faults/setup';
import { Curator, WorldIds } from '../../faults/world/curator';
import type { RawItem } from '../../fixtures/otherProgram/otherProgram';
import { brokenDocument, brokenStatistics } from './documentRules';
import type { Look, OtherDataset } from './otherDataset';
import { imageOf } from '../../fixtures/imageOf';

const PERSON = 'curator-7';
const TOP = { mainCategory: 'TOP', subCategory: 1005 };
const DAY = 24 * 60 * 60 * 1000;
const [A, B, C, BACK]: ImagePath[] = [
  'detail/a 1.jpg',
  'detail/b+2.jpg',
  'detail/c#3.jpg',
  'summary/전면.jpg'
];

/**
 * A desk curates a table that another program wrote, from the first look to
 * `verify --repair`. After each step, the other program's reader checks what it
 * relies on. The steps follow one another on one table.
 *
 * @param name - the adapters, for the title
 */
export function describeOtherProgram(
  name: string,
  open: () => Promise<OtherDataset>
): void {
  describe(`a table of another program on ${name}`, () => {
    const clock = new ManualClock(Date.now());
    let dataset: OtherDataset;
    let start: Look;
    let curator: Curator;

    beforeAll(async () => {
      dataset = await open();
      start = await dataset.look();
      curator = new Curator({
        name: PERSON,
        dataset,
        clock,
        ids: new WorldIds(),
        weather: { fault: () => undefined }
      });
    });
    afterEach(async () => {
      expect(curator.desk.state.saving).toEqual({ waiting: 0, failed: [] });
      expect(brokenDocument(start, await dataset.look(), PERSON)).toEqual([]);
    });
    afterAll(() => dataset.dispose());

    const rows = (): readonly string[] =>
      curator.desk.state.queue.rows.map(row => row.productId).sort();
    const stored = async (productId: string): Promise<RawItem> =>
      rawOf(await dataset.look(), productId);
    const goTo = async (productId: string): Promise<void> => {
      await curator.perform('go-to-product', { productId });
      expect(curator.open).toMatchObject({
        heldBy: null,
        product: { productId, problems: [] }
      });
      // The person has seen it.
      clock.advance(1000);
    };
    const complete = async (productId: string): Promise<void> => {
      await curator.perform('complete', {});
      expect(await stored(productId)).toMatchObject({
        current_status: { S: 'COMPLETED' },
        completed_by: { S: PERSON }
      });
    };

    it('is listed whatever its counters say', async () => {
      await curator.start();
      expect(curator.desk.state.category).toEqual({
        mainCategory: 'OUTER_WEAR',
        subCategory: 2001
      });
      expect(rows()).toEqual(['A_1', 'A_2']);
      const found: Record<string, readonly string[]> = {};
      for (const status of ['COMPLETED', 'PASS', 'IN_PROGRESS', 'PENDING']) {
        await curator.perform('open', { ...TOP, status });
        found[status] = rows();
      }
      expect(found).toEqual({
        PENDING: ['79801', '798010', '79802', '79805'],
        COMPLETED: ['79803', '79804', '79808'],
        PASS: ['79806'],
        IN_PROGRESS: ['79807']
      });
    });

    it('keeps all attributes of a product that is claimed', async () => {
      await goTo('79801');
      const before = rawOf(start, '79801');
      const { claim_id, claimed_by, claimed_until, category_status, ...rest } =
        await stored('79801');
      expect(rest).toEqual(before);
      expect(claimed_by).toEqual({ S: PERSON });
      expect(claim_id.S).toBe(curator.claimId);
      expect(Number(claimed_until.N) * 1000).toBeGreaterThan(clock.now());
      expect(category_status).toEqual({ S: '1005#PENDING' });
    });

    it('is curated: images are chosen, moved, deleted, restored and uploaded, and a product is completed', async () => {
      await goTo('79801');
      [A, B, BACK, C].forEach((image, index) =>
        curator.run('assign-slot', { index, image })
      );
      await curator.perform('reclassify', {
        folder: 'text',
        images: ['detail/d.JPG']
      });
      await curator.perform('delete', { images: [C] });
      await curator.perform('undo', {});
      await curator.perform('delete', { images: ['summary/d.JPG'] });
      curator.upload('새 사진.jpg', imageOf('new'));
      await curator.settle();
      await complete('79801');
      const item = await stored('79801');
      expect(JSON.parse(String(item.representative_assets.S))).toEqual({
        model: A,
        front: B,
        back: BACK,
        color_variant: [C]
      });
      expect(namesOf(item)).toEqual({
        detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg'],
        summary: ['전면.jpg'],
        segment: ['새 사진.jpg'],
        text: ['d.JPG', 'size?.webp']
      });
    });

    it('takes images into lists that are NULL or absent, and lets the product be put on hold', async () => {
      await goTo('79802');
      await curator.perform('reclassify', { folder: 'text', images: [A] });
      await curator.perform('reclassify', { folder: 'segment', images: [B] });
      await curator.perform('hold', { reason: 'No front' });
      const item = await stored('79802');
      expect(item).toMatchObject({ current_status: { S: 'PASS' } });
      expect(namesOf(item)).toEqual({
        detail: ['c#3.jpg', 'd.JPG'],
        summary: ['d.JPG', '전면.jpg'],
        segment: ['b+2.jpg'],
        text: ['a 1.jpg']
      });
    });

    it('has choices as a map, which become the documented text when they change', async () => {
      await goTo('79805');
      expect(curator.open?.choices).toEqual({ model: [A], back: [BACK] });
      await curator.perform('reclassify', {
        folder: 'segment',
        images: [BACK]
      });
      const moved = await stored('79805');
      expect(JSON.parse(String(moved.representative_assets.S))).toEqual({
        model: A,
        back: 'segment/전면.jpg',
        color_variant: []
      });
      await curator.perform('assign-slot', { index: 1, image: B });
      await complete('79805');
    });

    it.each([
      ['79803', 'without colour variants'],
      ['79804', 'with a Map']
    ])('lets a product be completed again: %s %s', async productId => {
      await curator.perform('open', { ...TOP, status: 'COMPLETED' });
      await goTo(productId);
      await curator.perform('reopen', {});
      expect(await stored(productId)).toMatchObject({
        current_status: { S: 'PENDING' }
      });
      await complete(productId);
    });

    it('lets a product that is on hold without a reason be reopened', async () => {
      await curator.perform('open', { ...TOP, status: 'PASS' });
      await goTo('79806');
      await curator.perform('reopen', {});
      expect(await stored('79806')).toMatchObject({
        current_status: { S: 'PENDING' }
      });
    });

    it('is counted, stamped and listed again by verify --repair, which changes nothing else', async () => {
      await curator.desk.dispose();
      const later = (): number => Date.now() + 8 * DAY;
      const look = (): Promise<Verification> =>
        verify({ ...dataset, prefix: '' }, { now: later });
      const before = await look();
      expect(before.counts).toMatchObject({
        counters: 2,
        categories: 1,
        'unnamed-object': 1
      });
      await repair(
        { ...dataset, prefix: '' },
        planRepairs(before.findings, 'all'),
        {
          now: later,
          ids: new SequenceIds(),
          categories: before.categories
        }
      );
      expect((await look()).counts).toEqual({
        'unknown-status': 1,
        // Lists that are NULL.
        'wrong-type': 2
      });
      const now = await dataset.look();
      expect(brokenStatistics(now)).toEqual([]);
      // Products that nobody curated have only changed as verify wrote.
      for (const productId of ['79807', '79808', '798010', 'A_2']) {
        const { category_status, ...rest } = rawOf(now, productId);
        expect(category_status.S).toContain('#');
        expect(rest).toEqual(rawOf(start, productId));
      }
      const entries = rawOf(now, '79801').deleted.L ?? [];
      expect(entries.map(({ M }) => M?.filename.S)).toContain(
        'forgotten (1).jpg'
      );
    });
  });
}

function rawOf({ items }: Look, productId: string): RawItem {
  const item = items.find(({ product_id }) => product_id.S === productId);
  if (item === undefined) {
    throw new Error(`No item ${productId}.`);
  }
  return item;
}

function namesOf(item: RawItem): Record<string, readonly unknown[]> {
  return Object.fromEntries(
    ['detail', 'summary', 'segment', 'text'].map(folder => [
      folder,
      (item[folder]?.L ?? []).map(({ S }) => S).sort()
    ])
  );
}
