import type { Cloud } from '../app/cloud';
import { Annotations } from './board/annotations';
import { SlotChoices } from './board/slotChoices';
import { Team } from './board/team';
import { WaitingCommands } from './commands/waitingCommands';
import { Spending } from './connection/spending';
import type { DeskOptions } from './deskOptions';
import { FullWindow } from './fullWindow';
import { ImageUploads } from './edits/imageUploads';
import { ImageChanges } from './edits/imageChanges';
import { Completion } from './edits/completion';
import { ImageRestorer } from './edits/imageRestorer';
import { UndoRunner } from './edits/undoRunner';
import { UndoStack } from './edits/undoStack';
import { ImageFocus } from './images/imageFocus';
import { MovedImages } from './images/movedImages';
import { PictureFactsReader } from './images/pictureFactsReader';
import { ProductPacks } from './images/productPacks';
import { deskPictures, thumbnailsOfChanges } from './images/pictures';
import { KnownItems } from './knownItems';
import { Messages } from './messages';
import { Claims } from './product/claims';
import { CurrentProduct } from './product/currentProduct';
import { Drafts } from './product/drafts';
import { MetaFiles } from './product/metaFiles';
import { MetaReader } from './product/metaReader';
import { Navigation } from './product/navigation';
import { PaintGate } from './product/paintGate';
import { ProductPrefetcher } from './product/productPrefetcher';
import { ProductOpener } from './product/productOpener';
import { Walk } from './product/walk/walk';
import { Bookmark } from './queue/bookmark';
import { CategoryCounts } from './queue/categoryCounts';
import { OpeningWatch } from './queue/openingWatch';
import { PaceMeter } from './queue/paceMeter';
import { Queue } from './queue/queue';
import { RowNames } from './queue/rowNames';
import { Statistics } from './queue/statistics';
import { ChangeQueue } from './saving/changeQueue';
import { ChangeRequests } from './saving/changeRequests';
import { cloudChanges } from './saving/cloudChanges';
import { SavingStatus } from './saving/savingStatus';
import { TypedDrafts } from './saving/typedDrafts';
import type { DeskState } from './state';
import { Store } from './store';
import { Comparison } from './viewer/comparison';
import { CropTool } from './viewer/cropTool';
import { Viewer } from './viewer/viewer';
import { disclaimedText, tooManyKeysText } from '../words/commands/notDone';

/**
 * Makes the parts of a desk, the lower rooms first: each part gets those that
 * it needs when it is made.
 *
 * @param signal - fires when the desk is closed
 */
export function makeParts(
  options: DeskOptions,
  store: Store<DeskState>,
  signal: AbortSignal
) {
  const { trans, journal, thumbnails, packs } = options;
  const cloud: Cloud = {
    ...options.cloud,
    get slots() {
      return store.state.slots;
    },
    get choicesFormat() {
      return store.state.team.settings.choicesFormat;
    }
  };
  const { catalogue, clock, prefix } = cloud;
  const paintGate = new PaintGate(clock, store, async () => {
    await thumbnails.visibleLoaded();
    // They are there, but not yet drawn: to sign a request takes longer than a frame has left.
    await options.painted();
  });
  const base = {
    ...options,
    store,
    cloud,
    catalogue,
    clock,
    prefix,
    signal,
    paintGate,
    opportune: () => paintGate.done(),
    messages: new Messages(store, clock, signal, trans),
    known: new KnownItems()
  };
  const spending = new Spending(store, clock, prefix, options.requests, signal);
  const team = new Team(base);
  const changes = new ChangeQueue({
    journal,
    opportune: base.opportune,
    trans,
    ...cloudChanges({ ...base, ready: () => team.ready() })
  });

  const productPacks = packs && new ProductPacks({ ...base, ...packs });
  productPacks?.follow();
  const imageFocus = new ImageFocus(base);
  const counts = new CategoryCounts(base);
  const queue = new Queue({ ...base, changes, counts });
  const undo = new UndoStack(base);
  const forProduct = {
    ...base,
    changes,
    requests: new ChangeRequests({ ...base, changes }),
    spending,
    productPacks,
    moved: new MovedImages(),
    imageFocus,
    queue,
    bookmark: new Bookmark(base),
    openingWatch: new OpeningWatch(base),
    undo,
    steps: undo,
    typed: new TypedDrafts(base)
  };
  const drafts = new Drafts(forProduct);
  const current = new CurrentProduct({ ...forProduct, drafts });
  const metaFiles = new MetaFiles(base);
  const metaReader = new MetaReader({ ...forProduct, current, metaFiles });
  metaReader.follow();
  const claims = new Claims({ ...forProduct, news: current });
  const { messages } = base;
  const waiting = new WaitingCommands(
    () => current.open?.claimState === 'asked',
    () => messages.show(tooManyKeysText(trans))
  );
  const opener = new ProductOpener({
    ...forProduct,
    drafts,
    current,
    claims,
    onClaimed: () => waiting.goOn(),
    onDisclaimed: ({ productId }, why) => {
      // Commands that were pressed while it was being opened cannot be applied to it.
      if (waiting.drop() > 0) {
        messages.show(disclaimedText(productId, why, trans), false, true);
      }
    }
  });
  const walk = new Walk({ ...forProduct, drafts, opener });
  const navigation = new Navigation({ ...forProduct, opener, walk, claims });
  const pictures = deskPictures({
    ...forProduct,
    noteMissing: (key, keyOf) => current.noteMissing(key, keyOf),
    noteArrived: () => pictureFacts.arrived()
  });
  const pictureFacts = new PictureFactsReader({ ...base, current, pictures });
  pictureFacts.follow();

  const forEdits = { ...forProduct, current, claims, opener, navigation };
  const uploads = new ImageUploads(forEdits);
  const imageChanges = new ImageChanges({ ...forEdits, uploads });
  const slotChoices = new SlotChoices(forEdits);
  const viewer = new Viewer(base);
  // They hear of each change in this order.
  [
    new SavingStatus({ ...base, changes }),
    drafts,
    thumbnailsOfChanges(thumbnails, prefix),
    current,
    claims,
    counts,
    queue,
    uploads,
    navigation,
    new PaceMeter(base)
  ].forEach(follower => changes.follow(follower));
  return {
    ...forEdits,
    team,
    metaReader,
    rowNames: new RowNames({ ...forProduct, metaFiles }),
    statistics: new Statistics(base),
    prefetcher: new ProductPrefetcher(forProduct),
    pictures,
    waiting,
    imageChanges,
    annotations: new Annotations(forEdits),
    slotChoices,
    restorer: new ImageRestorer(forEdits),
    undoRunner: new UndoRunner(forEdits),
    completion: new Completion(forEdits),
    viewer,
    fullWindow: new FullWindow(store),
    comparison: new Comparison({ ...base, viewer }),
    cropTool: new CropTool({
      ...base,
      viewer,
      imageChanges,
      uploads,
      slotChoices,
      images: cloud.images,
      keyOf: image => pictures.keyOf(image)?.key
    })
  };
}

/** What a desk is made of. */
export type DeskParts = ReturnType<typeof makeParts>;
