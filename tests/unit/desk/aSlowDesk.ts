import type { OpenProduct } from '../../../src/desk/state';
import { Unreachable } from '../../../src/domain/errors';
import { DeskScene, threeProducts } from './aDesk';
import { saying } from '../../support/english';

/** A desk on 79823 whose next claim is answered only when the test says so. */
export class SlowDesk {
  readonly scene: DeskScene;
  /** Whether the table does not have it any more. */
  isGone = false;
  /** Whether there is no network. */
  isOffline = false;
  private _answer: (() => void)[] = [];
  private _holding = false;

  constructor(items = threeProducts()) {
    this.scene = new DeskScene(items);
    const { catalogue } = this.scene;
    const claim = catalogue.claim.bind(catalogue);
    catalogue.claim = async (...args) => {
      if (this._holding) {
        await new Promise<void>(resolve => this._answer.push(resolve));
      }
      if (this.isOffline) {
        throw new Unreachable(...saying('No network.'));
      }
      return this.isGone ? { kind: 'missing' } : claim(...args);
    };
  }

  async start(): Promise<this> {
    await this.scene.start();
    this._holding = true;
    return this;
  }

  async next(): Promise<void> {
    this.scene.desk.run('next-product', {});
    await this.scene.settle();
  }

  async answer(): Promise<void> {
    this._holding = false;
    this._answer.splice(0).forEach(resolve => resolve());
    await this.scene.settle();
    this._holding = true;
  }

  /** What was asked for until now is never answered. */
  forget(): void {
    this._answer = [];
  }

  get open(): OpenProduct {
    return this.scene.open;
  }

  get said(): string | undefined {
    return this.scene.desk.state.message?.text;
  }
}

export const aSlowDesk = (items = threeProducts()): Promise<SlowDesk> =>
  new SlowDesk(items).start();
