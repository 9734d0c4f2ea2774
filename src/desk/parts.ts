import type { Cloud } from '../app/cloud';
import { Adding } from './edits/adding';
import { Annotating } from './board/annotating';
import { Bookmark } from './queue/bookmark';
import { Changing } from './edits/changing';
import { Choosing } from './board/choosing';
import { cloudChanges } from './saving/cloudChanges';
import type { DeskContext } from './context';
import type { DeskOptions } from './deskOptions';
import { Finishing } from './edits/finishing';
import { Focusing } from './images/focusing';
import { KnownItems } from './knownItems';
import { Messages } from './messages';
import { Packing } from './images/packing';
import type { DeskPictures } from './images/pictures';
import { deskPictures, imageKeysOf } from './images/pictures';
import { PaintGate } from './product/paintGate';
import { Prefetching } from './product/prefetching';
import { Queue } from './queue/queue';
import { Restoring } from './edits/restoring';
import { SavedChanges } from './saving/savedChanges';
import { ChangeQueue } from './saving/changeQueue';
import { Navigation } from './product/navigation';
import { Spending } from './connection/spending';
import type { DeskState } from './state';
import { Statistics } from './queue/statistics';
import type { Store } from './store';
import { Team } from './board/team';
import { Undoing } from './edits/undoing';
import { UndoStack } from './edits/undoStack';
import { WaitingCommands, notDone } from './commands/waitingCommands';
import { Comparing } from './viewer/comparing';
import { Cropping } from './viewer/cropping';
import { Viewer } from './viewer/viewer';
import { CurrentProduct } from './product/currentProduct';

/** What a desk is made of; each part keeps one matter. */
export interface DeskParts {
  readonly context: DeskContext;
  readonly store: Store<DeskState>;
  readonly messages: Messages;
  readonly saving: ChangeQueue;
  readonly team: Team;
  readonly queue: Queue;
  readonly workbench: CurrentProduct;
  readonly bookmark: Bookmark;
  readonly showing: Navigation;
  readonly statistics: Statistics;
  readonly spending: Spending;
  readonly focusing: Focusing;
  readonly choosing: Choosing;
  readonly adding: Adding;
  readonly changing: Changing;
  readonly restoring: Restoring;
  readonly annotating: Annotating;
  readonly finishing: Finishing;
  readonly prefetching: Prefetching;
  readonly acts: WaitingCommands;
  readonly undo: UndoStack;
  readonly undoing: Undoing;
  readonly viewer: Viewer;
  readonly comparing: Comparing;
  readonly cropping: Cropping;
  readonly pictures: DeskPictures;
}

/**
 * Makes the parts of a desk and joins them.
 *
 * @param signal - fires when the desk is closed
 */
export function makeParts(
  options: DeskOptions,
  store: Store<DeskState>,
  signal: AbortSignal
): DeskParts {
  const { trans, ids, claimId, advance, painted, thumbnails, journal } =
    options;
  const cloud: Cloud = {
    ...options.cloud,
    get slots() {
      return store.state.slots;
    }
  };
  // What is heard comes after all of them are made.
  const heard = new SavedChanges(
    () => ({ ...context, workbench, queue, adding }),
    options
  );
  const messages = new Messages(store, cloud.clock, signal);
  const paintFirst = new PaintGate(cloud.clock, store, () =>
    thumbnails.inSight()
  );
  const undo = new UndoStack(
    journal,
    () => showUndo(parts),
    () => paintFirst.done()
  );
  const saving = new ChangeQueue({
    journal,
    opportune: () => paintFirst.done(),
    ...cloudChanges(cloud, () => parts.team.ready(), options),
    changed: () => heard.show(),
    reached: (record, after, renames) => heard.reached(record, after, renames),
    saved: (record, before, after, renames) =>
      heard.saved(record, before, after, renames),
    running: save => thumbnails.giveWay(save)
  });
  const spending = new Spending(
    store,
    cloud.clock,
    cloud.prefix,
    options.requests,
    signal
  );
  const context: DeskContext = {
    ...{ store, cloud, ids, saving, journal, messages, undo, trans, signal },
    ...{ spending, known: new KnownItems(), claimId, advance, painted },
    paintFirst
  };
  const packing = options.packs && new Packing(context, options.packs);
  packing?.follow();
  const team = new Team(context);
  const queue = new Queue(context, options.pageSize);
  const acts = new WaitingCommands(
    () => parts.workbench.open?.claimState === 'asked',
    () =>
      messages.show(
        trans.__(
          'The product is still being opened; the last key was not taken.'
        )
      )
  );
  const workbench = new CurrentProduct(context, {
    seen: (key, heldBy, status) => queue.noteSeen(key, heldBy, status),
    unknown: key => packing?.expect(key),
    claimed: () => acts.goOn(),
    disclaimed: ({ productId }, why) => {
      // What was asked for while it was opened cannot be done to it.
      if (acts.drop() > 0) {
        messages.show(notDone(productId, why, trans));
      }
    },
    newer: product =>
      thumbnails.recheck(
        imageKeysOf(cloud.prefix, product),
        product.lastUpdatedAt
      )
  });
  const focusing = new Focusing(context);
  const adding = new Adding(context, focusing);
  const changing = new Changing(
    context,
    workbench,
    focusing,
    adding,
    options.inspector
  );
  const viewer = new Viewer(context);
  const bookmark = new Bookmark(
    context,
    options.resumePoint,
    options.connectionKey
  );
  const showing = new Navigation(
    context,
    workbench,
    queue,
    bookmark,
    options.provisioning
  );
  const pictures = deskPictures(cloud, options.bucket, thumbnails, workbench);
  const parts: DeskParts = {
    ...{ context, store, messages, saving, team, queue, workbench, acts },
    ...{ undo, focusing, adding, changing, viewer, bookmark, showing },
    ...{ pictures, spending },
    prefetching: new Prefetching(
      context,
      queue,
      thumbnails,
      options.productsAhead,
      product => packing?.offer(product)
    ),
    statistics: new Statistics(context),
    annotating: new Annotating(context, workbench),
    choosing: new Choosing(context, workbench, focusing),
    restoring: new Restoring(context, workbench, focusing),
    undoing: new Undoing(context, workbench, focusing),
    comparing: new Comparing(context, viewer),
    cropping: new Cropping(
      context,
      viewer,
      changing,
      adding,
      options.cropper,
      image => pictures.keyOf(image)?.key
    ),
    finishing: new Finishing(context, workbench, queue, (step, from) =>
      showing.step(step, from)
    )
  };
  return parts;
}

/** Shows whether there is something to undo; right after a completion, that. */
export function showUndo({
  store,
  undo,
  finishing
}: Pick<DeskParts, 'store' | 'undo' | 'finishing'>): void {
  store.set({
    canUndo: undo.canUndo || finishing.canGoBack,
    canRedo: undo.canRedo
  });
}
