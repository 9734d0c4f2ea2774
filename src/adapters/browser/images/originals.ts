import { decodeProblem, isLarge } from '../../../domain/images/decodeProblem';
import { fileKind, mediaType } from '../../../domain/images/fileKind';
import { imageSize } from '../../../domain/images/imageSize';
import type { OneLarge } from '../../../domain/reading/oneLarge';
import type {
  OriginalResult,
  Originals
} from '../../../ports/images/originals';
import { fetchImage } from './fetchImage';
import type { ImageFetching } from './fetchImage';
import { notFetched } from './thumbnailSources';

export interface BrowserOriginalsOptions extends ImageFetching {
  /** Of the page, which decodes large images for tiles too. */
  readonly oneLarge: OneLarge;
  /** Has the page decode an image before a view shows it. */
  readonly decode: (url: string) => Promise<unknown>;
}

/** ms. A browser decodes nothing for a page that is hidden; others do not wait for that. */
const DECODED_BY = 15_000;

/** Originals by presigned URLs. The browser's own cache has those from which a thumbnail was made. */
export class BrowserOriginals implements Originals {
  constructor(private readonly _options: BrowserOriginalsOptions) {}

  async load(
    { key, stamp }: Parameters<Originals['load']>[0],
    signal: AbortSignal
  ): Promise<OriginalResult> {
    const fetched = await fetchImage(
      { key, changedAt: stamp, urgent: true },
      this._options,
      signal
    );
    signal.throwIfAborted();
    if (fetched.kind !== 'fetched') {
      return notFetched(fetched);
    }
    const { image } = fetched;
    const file = fileKind(image);
    const type = mediaType(file);
    // All frames of an animation are shown.
    const reason = decodeProblem(image, true);
    if (reason || type === undefined) {
      return {
        kind: 'unreadable',
        reason: reason ?? { code: 'not-decodable' },
        ...(file && { file })
      };
    }
    const url = URL.createObjectURL(
      // The type by its bytes: a stored one could make a document of it.
      new Blob([image as Uint8Array<ArrayBuffer>], { type })
    );
    const large = isLarge(imageSize(image));
    await this._options.oneLarge.take(
      large,
      async () => (large ? this._decoded(url, signal) : undefined),
      true
    );
    return { kind: 'ready', url, release: () => URL.revokeObjectURL(url) };
  }

  /** Two images that are compared come at the same time. Resolves also if one cannot be decoded, which its view tells. */
  private async _decoded(url: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([
      this._options.decode(url).catch(() => undefined),
      new Promise<void>(resolve => {
        timer = setTimeout(resolve, DECODED_BY);
        signal.addEventListener('abort', () => resolve(), { once: true });
      })
    ]);
    clearTimeout(timer);
  }
}

/** In the page, for whatever shows the same URL. */
export function decodeInPage(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  return image.decode();
}
