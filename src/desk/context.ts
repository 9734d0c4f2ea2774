import type { Cloud, Person } from '../app/cloud';
import { Conflict, NotAllowed } from '../domain/errors';
import type { Intention, JournalRecord } from '../domain/edits/intention';
import { RECORD_VERSION, seenOf } from '../domain/edits/intention';
import { newOpId } from '../domain/product/opId';
import type { Product } from '../domain/product/product';
import { productKey } from '../domain/product/product';
import type { Ids } from '../ports/clock';
import type { Journal } from '../ports/saving/journal';
import type { KnownItems } from './knownItems';
import type { Messages } from './messages';
import type { PaintGate } from './product/paintGate';
import type { ChangeQueue } from './saving/changeQueue';
import type { Spending } from './connection/spending';
import type { DeskState, OpenProduct } from './state';
import type { Store } from './store';
import type { Trans } from '../words/trans';
import type { UndoStack } from './edits/undoStack';

/** What the parts of a desk share. */
export interface DeskContext {
  readonly store: Store<DeskState>;
  readonly cloud: Cloud;
  readonly ids: Ids;
  readonly saving: ChangeQueue;
  readonly journal: Journal;
  /** To paint from. */
  readonly known: KnownItems;
  readonly messages: Messages;
  readonly undo: UndoStack;
  readonly spending: Pick<Spending, 'turnTo'>;
  readonly trans: Trans;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
  /** One a browser profile and person. */
  readonly claimId: string;
  /** Whether a slot key goes on to the next image. */
  readonly advance: () => boolean;
  /** Resolves once what the state has is on the screen. */
  readonly painted: () => Promise<void>;
  /** What can wait until a product that comes up is on the screen. */
  readonly paintFirst: PaintGate;
}

/** The product on the desk, or undefined while none is open. */
export function openProductOf(state: DeskState): OpenProduct | undefined {
  return state.open.state === 'open' ? state.open : undefined;
}

/** Replaces some fields of the open product; nothing where none is open. */
export function setOpen(
  store: Store<DeskState>,
  patch: Partial<OpenProduct>
): void {
  const open = openProductOf(store.state);
  if (open) {
    store.set({ open: { ...open, ...patch } });
  }
}

/** The person, as claims and changes name them; undefined where nothing does. */
export function personOf(context: DeskContext): Person | undefined {
  const { person } = context.store.state.access;
  return person ? { by: person, claimId: context.claimId } : undefined;
}

/**
 * A record of what is asked for now, under a new op id.
 *
 * @param intention - or what makes it, where names of it come from the op id
 * @param label - what it is called where it waits or fails
 * @throws NotAllowed where nothing names the person, or the team's settings are not known
 */
export function newRecord(
  context: DeskContext,
  product: Product,
  intention: Intention | ((opId: string) => Intention),
  label: string
): JournalRecord {
  if (personOf(context) === undefined) {
    throw new NotAllowed('Nobody knows who you are, so nothing is changed.', {
      remedy: 'Give the connection a person under Settings, Curation.'
    });
  }
  const { known, problem } = context.store.state.team;
  if (!known || problem) {
    throw new NotAllowed(
      `Nothing was changed. ${problem?.text ?? 'The team’s settings are being read.'}`,
      { remedy: problem?.remedy ?? 'Try again in a moment.' }
    );
  }
  const opId = newOpId(context.claimId, context.ids.next());
  return {
    version: RECORD_VERSION,
    opId,
    product: productKey(product),
    at: context.cloud.clock.now(),
    label,
    intention: typeof intention === 'function' ? intention(opId) : intention,
    seen: seenOf(product),
    copies: []
  };
}

/** The open product, where images of it may be chosen; where it is completed, that is said. */
export function choosable(context: DeskContext): OpenProduct | undefined {
  const open = editable(context);
  if (open?.product.status === 'COMPLETED') {
    const { trans, messages } = context;
    messages.show(
      trans.__(
        '%1 is completed. Reopen it to choose again.',
        open.product.productId
      )
    );
    return undefined;
  }
  return open;
}

/**
 * The open product, where it may be changed; undefined where none is, or it is
 * only painted yet, or done with.
 *
 * @throws Conflict where it is another's
 */
export function editable(context: DeskContext): OpenProduct | undefined {
  const open = openProductOf(context.store.state);
  if (open?.heldBy) {
    const where =
      open.heldBy === context.store.state.access.person
        ? 'open in another browser of yours'
        : `held by ${open.heldBy}`;
    throw new Conflict(
      `${open.product.productId} is ${where}; nothing was changed.`,
      { remedy: 'Go on with the next product, or take it over.' }
    );
  }
  return open?.claimState === 'answered' ? open : undefined;
}
