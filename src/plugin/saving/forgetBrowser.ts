import { Notification } from '@jupyterlab/apputils';
import type { IStateDB } from '@jupyterlab/statedb';

import { openDatabase } from '../../adapters/browser/saving/database';
import {
  countUnsaved,
  dropDatabase,
  forgetDatabase,
  forgetTexts
} from '../../adapters/browser/saving/forget';
import { forgetResumePoints } from '../../adapters/jupyter/stateResume';
import {
  forgetQuestion,
  forgottenText,
  notForgottenText
} from '../../words/saving/forget';
import type { Trans } from '../../words/trans';
import { confirmed } from '../confirmed';

/** The widget of a desk. */
interface DeskWidget {
  readonly content: {
    /** Resolves when nothing of a disposed desk runs any more. */
    readonly ended: Promise<void>;
  };
  dispose(): void;
}

export interface ForgetBrowserOptions {
  readonly stateDB: Pick<IStateDB, 'list' | 'remove'>;
  /** The desks. They are closed, because they would store again what they know. */
  readonly tracker: { forEach(act: (desk: DeskWidget) => void): void };
  readonly trans: Trans;
}

/**
 * Removes what the extension keeps in this browser and where people stopped, for
 * all connections and people, after a question.
 *
 * @returns whether it was done
 */
export async function forgetBrowser({
  stateDB,
  tracker,
  trans
}: ForgetBrowserOptions): Promise<boolean> {
  const database = await openDatabase();
  try {
    const unsaved = database && (await countUnsaved(database));
    if (
      !(await confirmed(forgetQuestion(unsaved, trans), trans.__('Forget')))
    ) {
      return false;
    }
    await closeAll(tracker);
    await (database ? forgetDatabase(database) : dropUnopened());
    forgetTexts(window.localStorage);
    await forgetResumePoints(stateDB);
    Notification.success(forgottenText(trans));
    return true;
  } catch (error) {
    Notification.error(notForgottenText(String(error), trans));
    throw error;
  } finally {
    database?.close();
  }
}

/** Some browsers have no database at all, as in some private windows. */
async function dropUnopened(): Promise<void> {
  if ('indexedDB' in window) {
    await dropDatabase();
  }
}

async function closeAll(
  tracker: ForgetBrowserOptions['tracker']
): Promise<void> {
  const desks: DeskWidget[] = [];
  tracker.forEach(desk => desks.push(desk));
  desks.forEach(desk => desk.dispose());
  await Promise.all(desks.map(({ content }) => content.ended));
}
