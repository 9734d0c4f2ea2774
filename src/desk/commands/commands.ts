import { splitImagePath } from '../../domain/images/image';
import { sameProduct } from '../../domain/product/product';
import type { Thumbnails } from '../../ports/images/thumbnails';
import type { DeskCommand, DeskCommands } from './actions';
import type { DeskQuestions } from '../deskOptions';
import { Failures } from '../edits/failures';
import type { DeskParts } from '../parts';
import { showUndo } from '../parts';
import { steppedSize } from '../images/thumbnailSize';
import { meansDeleted } from '../viewer/deletedView';

/** What each command does, to which part. */
export type CommandTable = {
  readonly [C in DeskCommand]: (args: DeskCommands[C]) => void | Promise<void>;
};

/** The first of these after a completion means what is open now: undo no longer goes back. */
const ACTS: ReadonlySet<DeskCommand> = new Set<DeskCommand>([
  'open',
  'go-to-product',
  'next-product',
  'previous-product',
  'assign-slot',
  'clear-slot',
  'reclassify',
  'delete',
  'restore-image',
  'upload',
  'crop',
  'set-note',
  'set-flag'
]);

/** Only the first key after a completion means the completion. */
export function forgetFinished(parts: DeskParts, command: DeskCommand): void {
  const { finishing } = parts;
  if (finishing.canGoBack && ACTS.has(command)) {
    finishing.forget();
    showUndo(parts);
  }
}

/** Whether a command would act on a deleted image that is viewed, which is said. */
export function isRefused<C extends DeskCommand>(
  { workbench, messages, context }: DeskParts,
  command: C,
  args: DeskCommands[C]
): boolean {
  const { open } = workbench;
  if (!open?.viewing || !meansDeleted(open, command, args)) {
    return false;
  }
  const { filename } = splitImagePath(open.viewing);
  messages.show(
    context.trans.__(
      '%1 is deleted: restore it first. Nothing was changed.',
      filename
    )
  );
  return true;
}

/**
 * Acts by what a person answers, on the product that it was asked about: where
 * another came meanwhile, nothing is done and that is said.
 *
 * @param ask - undefined where the person does not want to after all
 */
function answered<T>(
  { workbench, acts, messages, context }: DeskParts,
  ask: () => T | Promise<T | undefined>,
  act: (answer: T) => void | Promise<void>
): void | Promise<void> {
  const about = workbench.open?.product;
  const asked = ask();
  if (!(asked instanceof Promise)) {
    return act(asked);
  }
  return asked.then(answer => {
    const now = workbench.open?.product;
    if (answer === undefined) {
      return undefined;
    }
    if (now !== undefined && !sameProduct(now, about)) {
      messages.show(
        context.trans.__('Not done: another product is shown by now.')
      );
      return undefined;
    }
    // It may be read anew by now.
    return acts.run('acts', () => act(answer));
  });
}

/** The commands of a desk. What a command lacks in its arguments is asked for. */
export function commandTable(
  parts: DeskParts,
  questions: DeskQuestions,
  thumbnails: Pick<Thumbnails, 'clear'>
): CommandTable {
  const { context, store, messages, team, queue, showing, statistics } = parts;
  const { focusing, choosing, changing, restoring, annotating } = parts;
  const { finishing, undoing, viewer, comparing, cropping } = parts;
  const failures = new Failures(context, showing, questions);
  return {
    open: args => showing.open(args),
    'go-to-product': async ({ productId, subCategory }) => {
      const id = productId ?? (await questions.productId());
      if (id) {
        await showing.goTo(id.trim(), subCategory);
      }
    },
    'next-product': () => showing.step(1),
    'previous-product': () => showing.step(-1),
    refresh: async () => {
      await Promise.all([team.read(), showing.refresh()]);
    },
    'filter-queue': given =>
      Object.keys(given).length > 0 ? queue.filter(given) : queue.ask(true),
    'clear-filter': () => queue.clearFilter(),
    'show-statistics': () => statistics.show(),
    'take-over': ({ productId }) => showing.takeOver(productId),
    select: args => focusing.select(args),
    'move-focus': ({ direction, extend }) => {
      focusing.move(direction, extend);
    },
    'assign-slot': ({ index, image, images, place }) =>
      image !== undefined && place !== undefined
        ? choosing.place(index, image, place)
        : choosing.assign(index, image, images),
    'clear-slot': ({ index, image }) => choosing.clear(index, image),
    reclassify: ({ folder, images }) => changing.reclassify(folder, images),
    delete: ({ images }) => changing.delete(images),
    'restore-image': ({ image }) => restoring.restore(image),
    upload: ({ folder }) =>
      answered(
        parts,
        async () => {
          const files = await questions.files();
          return files.length > 0 ? files : undefined;
        },
        files => changing.upload(files, folder ?? 'detail')
      ),
    'view-image': ({ image }) =>
      image === undefined && viewer.store.state.crop
        ? cropping.leave()
        : focusing.view(image),
    compare: args => comparing.compare(args),
    'swap-compared': () => comparing.swap(),
    zoom: args => viewer.zoom(args),
    pan: args => viewer.pan(args),
    'rotate-view': args => viewer.rotate(args),
    crop: args => cropping.crop(args),
    'adjust-crop': args => cropping.adjust(args),
    'toggle-section': ({ folder }) => focusing.toggleSection(folder),
    'thumbnail-size': ({ pixels, steps = 0 }) => {
      const { thumbnailSize } = store.state;
      store.set({ thumbnailSize: steppedSize(pixels ?? thumbnailSize, steps) });
    },
    complete: () => finishing.complete(),
    hold: ({ reason }) => {
      const { holdReasons } = store.state.team.settings;
      return answered(
        parts,
        () => reason ?? questions.holdReason(holdReasons),
        given => {
          if (given !== '') {
            finishing.hold(given);
          }
        }
      );
    },
    reopen: () => finishing.reopen(),
    'set-note': ({ note }) =>
      answered(
        parts,
        () => note ?? questions.note(annotating.note),
        written => annotating.setNote(written)
      ),
    'set-flag': ({ flag, on }) => {
      const { flags } = store.state.team.settings;
      return answered(
        parts,
        () => flag ?? questions.flag(flags),
        chosen => annotating.setFlag(chosen, on)
      );
    },
    undo: async () => {
      // As the first key after a completion, undo goes back to that product.
      if (!undoing.undo()) {
        await finishing.goBack();
        showUndo(parts);
      }
    },
    redo: () => {
      undoing.redo();
    },
    retry: args => failures.retry(args),
    discard: args => failures.discard(args),
    'clear-thumbnails': async () => {
      await thumbnails.clear();
      messages.show(
        context.trans.__(
          'The thumbnails that this browser kept are gone; they are fetched again as they are looked at.'
        )
      );
    },
    'show-keys': () => questions.showKeys()
  };
}
