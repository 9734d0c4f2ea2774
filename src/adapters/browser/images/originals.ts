import { decodeProblem } from '../../../domain/images/decodeProblem';
import { fileKind, mediaType } from '../../../domain/images/fileKind';
import type {
  OriginalResult,
  Originals
} from '../../../ports/images/originals';
import { fetchImage } from './fetchImage';
import type { ImageFetching } from './fetchImage';
import { notFetched } from './thumbnailSources';

/** Originals by presigned URLs. The browser's own cache has those from which a thumbnail was made. */
export class BrowserOriginals implements Originals {
  constructor(private readonly _options: ImageFetching) {}

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
    return { kind: 'ready', url, release: () => URL.revokeObjectURL(url) };
  }
}
