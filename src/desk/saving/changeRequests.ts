import type { Intention, JournalRecord } from '../../domain/edits/intention';
import { RECORD_VERSION, seenOf } from '../../domain/edits/intention';
import { checkRules } from '../../domain/connection/serverPolicy';
import { NotAllowed } from '../../domain/errors';
import { newOpId } from '../../domain/product/opId';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { Clock, Ids } from '../../ports/clock';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { ChangeQueue } from './changeQueue';

export interface ChangeRequestsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly changes: Pick<ChangeQueue, 'add'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Ids;
  readonly claimId: string;
}

/** A change that was accepted and is being saved. */
export interface RequestedChange {
  readonly opId: string;
  /** The product as it will be. */
  readonly product: Product;
}

/** Makes the record of each change that the person asks for, under a new op id. */
export class ChangeRequests {
  constructor(private readonly _options: ChangeRequestsOptions) {}

  /**
   * Asks for a change of a product.
   *
   * @param intention - or what makes it, if names in it come from the op id
   * @param label - what the change is called while it waits or when it fails
   * @throws NotAllowed if the person or the team's settings are not known, or
   * the server's policy forbids it, and
   * what `ChangeQueue.add` throws; then nothing was asked for
   */
  request(
    product: Product,
    intention: Intention | ((opId: string) => Intention),
    label: string
  ): RequestedChange {
    const record = this._record(product, intention, label);
    return {
      opId: record.opId,
      product: this._options.changes.add(product, record)
    };
  }

  private _record(
    product: Product,
    intention: Intention | ((opId: string) => Intention),
    label: string
  ): JournalRecord {
    const { store, clock, ids, claimId } = this._options;
    const { access, team } = store.state;
    if (!access.person) {
      throw new NotAllowed('person-unknown', {});
    }
    checkRules(access.rules, 'change');
    const { known, problem } = team;
    if (problem) {
      throw new NotAllowed('settings-unavailable', problem);
    }
    if (!known) {
      throw new NotAllowed('settings-loading', {});
    }
    const opId = newOpId(claimId, ids.next());
    const asked = typeof intention === 'function' ? intention(opId) : intention;
    if (asked.kind === 'upload' || asked.kind === 'delete') {
      checkRules(access.rules, asked.kind);
    }
    return {
      version: RECORD_VERSION,
      opId,
      product: productKey(product),
      at: clock.now(),
      label,
      intention: asked,
      seen: seenOf(product),
      copies: []
    };
  }
}
