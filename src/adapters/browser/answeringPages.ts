const CHANNEL = 'jupyterlab-curation:opening';

/** ms in which a page that lives answers. One that hangs is no better than one that ended. */
const PATIENCE = 500;

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
  const answered = await new Promise<boolean>(resolve => {
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.lives === page) {
        resolve(true);
      }
    });
    channel.postMessage({ asked: page });
    setTimeout(() => resolve(false), PATIENCE);
  });
  channel.close();
  return answered;
}

function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined'
    ? undefined
    : new BroadcastChannel(CHANNEL);
}
