import { ManualClock } from '../../../support/memory';
import { PaintGate } from '../../../../src/desk/product/paintGate';
import { Store } from '../../../../src/desk/store';
import { DeskScene, threeProducts } from '../aDesk';

describe('what can wait', () => {
  let clock: ManualClock;
  let paintFirst: PaintGate;
  let done: string[];

  beforeEach(() => {
    clock = new ManualClock();
    paintFirst = new PaintGate(clock, new Store({}));
    done = [];
  });

  const wait = (name: string): void =>
    void paintFirst.done().then(() => done.push(name));
  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 0));

  it('waits for nothing if no product comes', async () => {
    wait('at once');
    await settle();
    expect(done).toEqual(['at once']);
  });

  it('goes on when the product is painted, again and again', async () => {
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

  it('goes on in time if nothing is ever painted', async () => {
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

describe('what is not urgent', () => {
  let clock: ManualClock;
  let paintFirst: PaintGate;
  let pictures: () => void;
  let done: boolean;

  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 0));

  beforeEach(async () => {
    clock = new ManualClock();
    const there = new Promise<void>(resolve => (pictures = resolve));
    paintFirst = new PaintGate(clock, new Store({}), () => there);
    done = false;
    paintFirst.begin();
    void paintFirst.pictured().then(() => (done = true));
    await settle();
    paintFirst.end();
    await settle();
    expect(done).toBe(false);
  });

  it.each<[string, () => void]>([
    ['once the pictures are there', () => pictures()],
    ['after a second', () => clock.advance(1000)],
    ['where the desk is closed', () => paintFirst.close()]
  ])('is done %s', async (_, act) => {
    clock.advance(999);
    await settle();
    expect(done).toBe(false);
    act();
    await settle();
    expect(done).toBe(true);
  });
});

describe('what nobody waits for', () => {
  it.each<[string, (clock: ManualClock, gate: PaintGate) => void]>([
    ['a moment after the pictures are there', clock => clock.advance(1)],
    ['if the desk is closed', (_, gate) => gate.close()]
  ])('is done %s', async (_, act) => {
    const clock = new ManualClock();
    const gate = new PaintGate(clock, new Store({}));
    const settle = (): Promise<void> =>
      new Promise(resolve => setTimeout(resolve, 0));
    let done = false;
    void gate.quiet().then(() => (done = true));
    await settle();
    clock.advance(149);
    await settle();
    expect(done).toBe(false);
    act(clock, gate);
    await settle();
    expect(done).toBe(true);
  });
});

describe('what is rendered meanwhile', () => {
  let clock: ManualClock;
  let drawing: Store<{ shown: string }>;
  let paintFirst: PaintGate;
  let drawn: string[];

  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 0));

  beforeEach(async () => {
    clock = new ManualClock();
    drawing = new Store({ shown: 'one' });
    paintFirst = new PaintGate(clock, drawing);
    drawn = [];
    drawing.subscribe(() => drawn.push(drawing.state.shown));
    // Said in the turn in which it is held back, and before it.
    drawing.set({ shown: 'one, done' });
    paintFirst.begin();
    drawing.set({ shown: 'one, left' });
    await settle();
    expect(drawn).toEqual([]);
    expect(drawing.state.shown).toBe('one, left');
  });

  it('is the next product, at once', async () => {
    drawing.set({ shown: 'two' });
    paintFirst.came();
    await settle();
    expect(drawn).toEqual(['two']);
    drawing.set({ shown: 'two, claimed' });
    await settle();
    expect(drawn).toEqual(['two', 'two, claimed']);
  });

  it('is the last product if none comes soon', async () => {
    clock.advance(49);
    await settle();
    expect(drawn).toEqual([]);
    clock.advance(1);
    await settle();
    expect(drawn).toEqual(['one, left']);
    paintFirst.came();
    await settle();
    expect(drawn).toHaveLength(1);
  });

  it('is the present state if no product comes at all', async () => {
    drawing.set({ shown: 'nothing' });
    paintFirst.end();
    await settle();
    expect(drawn).toEqual(['nothing']);
    clock.advance(1000);
    await settle();
    expect(drawn).toHaveLength(1);
  });
});

describe('the next product', () => {
  let scene: DeskScene;
  let paint: () => void;

  beforeEach(async () => {
    scene = new DeskScene(threeProducts());
    const asked: (() => void)[] = [];
    paint = () => asked.splice(0).forEach(tell => tell());
    scene.desk = scene.newDesk({
      painted: () => new Promise(resolve => asked.push(resolve))
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
    expect(scene.open.claimState).toBe('asked');
    expect(await begun()).toEqual(['PENDING', undefined]);
    // But it is on disk.
    expect((await scene.journal.records()).records).toHaveLength(1);
    paint();
    await scene.settle();
    expect(await begun()).toEqual(['PASS', 'curator-7']);
  });

  it('is claimed in time on a page that is not rendered', async () => {
    scene.later(300);
    await scene.settle();
    expect(await begun()).toEqual(['PASS', 'curator-7']);
  });

  it('is rendered together with what became of the last one', async () => {
    paint();
    await scene.settle();
    const seen: (string | null)[] = [];
    scene.desk.store.subscribe(() => {
      const { open } = scene.desk.state;
      seen.push(open.state === 'open' ? open.claimState : open.state);
    });
    scene.later();
    scene.desk.run('hold', { reason: 'blurred' });
    await scene.settle();
    expect(seen[0]).toBe('asked');
    expect(seen).not.toContain('left');
  });

  it('forgets the steps of the last one when it is painted', async () => {
    paint();
    await scene.settle();
    scene.later();
    scene.desk.run('assign-slot', { index: 0 });
    await scene.settle();
    const kept = jest.spyOn(scene.journal, 'storeUndo');
    scene.desk.run('hold', { reason: 'blurred' });
    await scene.settle();
    expect(kept).not.toHaveBeenCalled();
    paint();
    await scene.settle();
    // Of the last, and what an earlier page may have left of this one; each once.
    expect(
      kept.mock.calls.map(([key, history]) => [key.productId, history])
    ).toEqual([
      ['79811', undefined],
      ['79807', undefined]
    ]);
  });

  it('has its pictures before the last claim is released and meta.json is read, unless they take too long', async () => {
    paint();
    await scene.settle();
    let pictures: () => void = () => undefined;
    scene.inSight = new Promise(resolve => (pictures = resolve));
    const release = jest.spyOn(scene.catalogue, 'release');
    const read = jest.spyOn(scene.images, 'read');
    scene.desk.run('next-product', {});
    await scene.settle();
    paint();
    await scene.settle();
    expect(scene.open.product.productId).toBe('79807');
    expect(scene.open.claimState).toBe('answered');
    expect(release).not.toHaveBeenCalled();
    expect(read).not.toHaveBeenCalled();
    // Who comes back to it claims it anew, behind the release.
    scene.desk.run('previous-product', {});
    await scene.settle();
    paint();
    await scene.settle();
    expect(scene.open.claimState).toBe('answered');
    expect(release.mock.calls.map(([key]) => key.productId)).toEqual(['79811']);
    pictures();
    await scene.settle();
    // They are there, but not yet drawn.
    expect(release).toHaveBeenCalledTimes(1);
    expect(read).not.toHaveBeenCalled();
    paint();
    await scene.settle();
    expect(release).toHaveBeenCalledTimes(2);
    expect(read).toHaveBeenCalled();
  });

  it('delays nothing if the desk is closed before', async () => {
    await scene.desk.dispose();
    expect((await scene.item('79823')).current_status).toBe('PASS');
  });
});
