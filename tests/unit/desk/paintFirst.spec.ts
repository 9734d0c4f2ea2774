import { ManualClock } from '../../../src/adapters/memory';
import { PaintFirst } from '../../../src/desk/paintFirst';
import { DeskScene, threeProducts } from './aDesk';

describe('what can wait', () => {
  let clock: ManualClock;
  let paintFirst: PaintFirst;
  let done: string[];

  beforeEach(() => {
    clock = new ManualClock();
    paintFirst = new PaintFirst(clock);
    done = [];
  });

  const wait = (name: string): void =>
    void paintFirst.done().then(() => done.push(name));
  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 0));

  it('waits for nothing where nothing comes', async () => {
    wait('at once');
    await settle();
    expect(done).toEqual(['at once']);
  });

  it('goes on when what comes is painted, again and again', async () => {
    for (const name of ['one', 'two']) {
      paintFirst.begin();
      wait(name);
      await settle();
      expect(done).not.toContain(name);
      paintFirst.end();
      await settle();
      expect(done).toContain(name);
    }
  });

  it('goes on in time where nothing is ever painted', async () => {
    paintFirst.begin();
    wait('late');
    clock.advance(299);
    // Said again, it does not wait longer.
    paintFirst.begin();
    await settle();
    expect(done).toEqual([]);
    clock.advance(1);
    await settle();
    expect(done).toEqual(['late']);
  });
});

describe('the next product', () => {
  let scene: DeskScene;
  let paint: () => void;

  beforeEach(async () => {
    scene = new DeskScene(threeProducts());
    paint = () => undefined;
    scene.desk = scene.newDesk({
      painted: () => new Promise(resolve => (paint = resolve))
    });
    const started = scene.desk.start();
    await scene.settle();
    paint();
    await started;
    scene.later();
    scene.desk.run('hold', { reason: 'blurred' });
    await scene.settle();
  });

  const begun = async (): Promise<readonly unknown[]> => [
    (await scene.item('79823')).current_status,
    (await scene.item('79811')).claimed_by
  ];

  it('is painted before the last one is saved, and before it is claimed', async () => {
    expect(scene.open.product.productId).toBe('79811');
    expect(scene.open.stage).toBe('asked');
    expect(await begun()).toEqual(['PENDING', undefined]);
    // But it is on disk.
    expect((await scene.journal.records()).records).toHaveLength(1);
    paint();
    await scene.settle();
    expect(await begun()).toEqual(['PASS', 'curator-7']);
  });

  it('is claimed in time on a page that is not drawn', async () => {
    scene.later(300);
    await scene.settle();
    expect(await begun()).toEqual(['PASS', 'curator-7']);
  });

  it('holds up nothing when the desk is closed before', async () => {
    await scene.desk.dispose();
    expect((await scene.item('79823')).current_status).toBe('PASS');
  });
});
