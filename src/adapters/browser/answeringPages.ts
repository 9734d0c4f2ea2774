const CHANNEL = 'jupyterlab-curation:opening';

/** How often a page is asked. One that hangs for all of them is no better than one that ended. */
const TIMES = 12;

/**
 * ms between two questions. Both pages may be busy for a second or more, such as
 * with loading JupyterLab: a wait that ends only by time would end before an
 * answer that has arrived is looked at.
 */
const APART = 250;

interface Message {
  readonly asked?: string;
  readonly lives?: string;
}

/**
 * Says that a page lives, to whoever asks on the origin's channel. For pages
 * without locks, as on plain http.
 *
 * @returns ends it
 */
export function answerFor(page: string): () => void {
  const channel = openChannel();
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.asked === page) {
      channel.postMessage({ lives: page });
    }
  });
  return () => channel?.close();
}

/** Whether a page answers that it lives. */
export async function isAnswering(page: string): Promise<boolean> {
  const channel = openChannel();
  if (channel === undefined) {
    return false;
  }
  let answered = false;
  let hurry = (): void => undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.lives === page) {
      answered = true;
      hurry();
    }
  });
  for (let time = 0; time < TIMES && !answered; time++) {
    channel.postMessage({ asked: page });
    await new Promise<void>(resolve => {
      hurry = resolve;
      // A channel of the same thread may have answered already.
      setTimeout(resolve, answered ? 0 : APART);
    });
  }
  channel.close();
  return answered;
}

function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined'
    ? undefined
    : new BroadcastChannel(CHANNEL);
}
