import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

import { DeskPage } from '../../e2e/support/deskPage';

/** The desk of somebody on the hub, who chooses products in the list. */
export class HubDesk extends DeskPage {
  row(productId: string): Locator {
    return this.page.locator(`.jp-CurationRow[data-product="${productId}"]`);
  }

  /** Chooses an image for each slot and completes the product. @returns its id */
  async complete(): Promise<string> {
    const product = await this.productId();
    await this.tiles.first().click();
    await this.settled();
    for (const slot of ['1', '2', '3']) {
      await this.press(slot);
    }
    await this.press('Shift+Enter');
    await expect(this.message).toContainText(`Completed ${product}`);
    await this.saved();
    return product;
  }

  async choose(productId: string): Promise<void> {
    await this.row(productId).click();
    await expect.poll(() => this.productId()).toBe(productId);
    await this.painted();
  }
}
