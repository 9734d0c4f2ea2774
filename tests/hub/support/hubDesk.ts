import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

import { DeskPage } from '../../e2e/support/deskPage';

/** The desk of somebody on the hub, who chooses products in the list. */
export class HubDesk extends DeskPage {
  row(productId: string): Locator {
    return this.page.locator(`.jp-CurationRow[data-product="${productId}"]`);
  }

  async choose(productId: string): Promise<void> {
    await this.row(productId).click();
    await expect.poll(() => this.productId()).toBe(productId);
    await this.painted();
  }
}
