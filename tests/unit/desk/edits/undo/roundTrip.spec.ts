import * as fc from 'fast-check';
import type { Folder } from '../../../../../src/domain/images/image';
import { FOLDERS } from '../../../../../src/domain/images/image';
import { UndoScene } from './undoScene';

let scene: UndoScene;

/** What a person may do, whatever there is to do it to. */
const action = fc.oneof(
  fc.record({
    kind: fc.constant('slot' as const),
    index: fc.nat(3),
    at: fc.nat(9)
  }),
  fc.record({
    kind: fc.constant('move' as const),
    folder: fc.constantFrom<Folder>(...FOLDERS),
    at: fc.nat(9)
  }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(9) }),
  fc.record({ kind: fc.constant('restore' as const) }),
  fc.record({ kind: fc.constant('note' as const), note: fc.string() }),
  fc.record({ kind: fc.constant('flag' as const) }),
  fc.record({ kind: fc.constant('clear' as const), index: fc.nat(3) }),
  fc.record({ kind: fc.constant('reload' as const) })
);

async function act(
  given: typeof action extends fc.Arbitrary<infer T> ? T : never
): Promise<void> {
  const images = scene.open.sections.flatMap(section => section.images);
  const path = images[('at' in given ? given.at : 0) % images.length];
  switch (given.kind) {
    case 'slot':
      scene.desk.run('assign-slot', { index: given.index, image: path });
      break;
    case 'clear':
      scene.desk.run('clear-slot', { index: given.index });
      break;
    case 'move':
      scene.desk.run('reclassify', { folder: given.folder, images: [path] });
      break;
    case 'delete':
      if (images.length > 1) {
        scene.desk.run('delete', { images: [path] });
      }
      break;
    case 'restore':
      scene.desk.run('restore-image', {});
      break;
    case 'note':
      scene.desk.run('set-note', { note: given.note });
      break;
    case 'flag':
      scene.desk.run('set-flag', { flag: 'blurred' });
      break;
    case 'reload':
      await scene.reload();
  }
}

it('undo leads back to the beginning, and redo to the end, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 12 }),
      fc.boolean(),
      async (actions, waits) => {
        scene = new UndoScene();
        await scene.start();
        const begun = scene.visible();
        for (const given of actions) {
          await act(given);
          if (waits) {
            await scene.settle();
          }
        }
        const ended = scene.visible();
        while (scene.desk.state.canUndo) {
          await scene.desk.perform('undo', {});
          expect(scene.text).not.toMatch(/^Not /);
        }
        expect(scene.visible()).toEqual(begun);
        await scene.reload();
        expect(scene.visible()).toEqual(begun);
        while (scene.desk.state.canRedo) {
          await scene.desk.perform('redo', {});
          expect(scene.text).not.toMatch(/^Not /);
        }
        expect(scene.visible()).toEqual(ended);
        await scene.settle();
        expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
        expect(await scene.dangling()).toEqual([]);
      }
    ),
    { numRuns: 60 }
  );
}, 60_000);
