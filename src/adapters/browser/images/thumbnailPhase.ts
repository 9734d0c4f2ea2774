/**
 * Where one thumbnail is between the first want and the last. The only
 * transitions are those of `nextPhase`.
 */
export type Phase =
  /** The browser's cache is asked for it. */
  | { readonly kind: 'looking' }
  /** It waits for its turn to send a request. */
  | {
      readonly kind: 'waiting';
      /** ETag of the picture that is shown and may be old; undefined if none is shown. */
      readonly check?: string;
    }
  /** Requests for it are on their way. */
  | {
      readonly kind: 'loading';
      readonly check?: string;
      /** The product's stamp under which it is loaded. */
      readonly stamp: string | undefined;
    }
  /** Its bytes are here and are made small, even if nobody wants it any more. */
  | { readonly kind: 'making'; readonly stamp: string | undefined }
  /** There is nothing to do until the product turns out to be newer. */
  | { readonly kind: 'done' }
  /** Nobody wants it. Nothing leads out of this phase. */
  | { readonly kind: 'ended' };

export type PhaseEvent =
  /** Memory or the cache has a picture. */
  | { readonly kind: 'found'; readonly etag: string; readonly trusted: boolean }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'turn'; readonly stamp: string | undefined }
  | { readonly kind: 'received' }
  /** Nothing more comes. */
  | {
      readonly kind: 'loaded';
      /** The product's stamp as it is known by now. */
      readonly stamp: string | undefined;
      /** ETag of the picture that is shown. */
      readonly shown: string | undefined;
    }
  | { readonly kind: 'failed' }
  /** The product is newer than the stamp that was wanted. */
  | { readonly kind: 'newer'; readonly shown: string | undefined }
  /** The picture that is shown was stored by somebody else, and counts for nothing. */
  | { readonly kind: 'foreign' }
  /** Our own change gave the product another stamp. */
  | { readonly kind: 'restamped'; readonly from: string; readonly to: string }
  | { readonly kind: 'dropped' };

/**
 * The phase after an event.
 *
 * @throws Error if the event cannot happen in this phase
 */
export function nextPhase(phase: Phase, event: PhaseEvent): Phase {
  if (phase.kind === 'ended' || event.kind === 'dropped') {
    return { kind: 'ended' };
  }
  switch (event.kind) {
    case 'failed':
      return { kind: 'done' };
    case 'newer':
      return afterNewer(phase, event.shown);
    case 'foreign':
      // What is on its way is looked at before it counts.
      return phase.kind === 'done' || phase.kind === 'waiting'
        ? { kind: 'waiting' }
        : phase;
    case 'restamped':
      return 'stamp' in phase && phase.stamp === event.from
        ? { ...phase, stamp: event.to }
        : phase;
  }
  switch (phase.kind) {
    case 'looking':
      if (event.kind === 'found') {
        return event.trusted
          ? { kind: 'done' }
          : { kind: 'waiting', check: event.etag };
      }
      if (event.kind === 'notFound') {
        return { kind: 'waiting' };
      }
      break;
    case 'waiting':
      if (event.kind === 'turn') {
        return { ...phase, kind: 'loading', stamp: event.stamp };
      }
      break;
    case 'loading':
    case 'making':
      if (event.kind === 'received' && phase.kind === 'loading') {
        return { kind: 'making', stamp: phase.stamp };
      }
      if (event.kind === 'loaded') {
        return phase.stamp === event.stamp
          ? { kind: 'done' }
          : afterNewer({ kind: 'done' }, event.shown);
      }
      break;
  }
  throw new Error(`A thumbnail in ${phase.kind} cannot be ${event.kind}.`);
}

/** What is shown may be old. What is on its way is looked at when it comes. */
function afterNewer(phase: Phase, shown: string | undefined): Phase {
  return shown !== undefined &&
    (phase.kind === 'done' || phase.kind === 'waiting')
    ? { kind: 'waiting', check: shown }
    : phase;
}
