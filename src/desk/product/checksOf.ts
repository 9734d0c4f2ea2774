import type { Check } from '../../domain/board/check';
import type { KnownFacts } from '../../domain/board/checks';
import { checkChoices } from '../../domain/board/checks';
import type { TeamSettings } from '../../domain/board/teamSettings';
import type { OpenProduct } from '../state';
import { coloursIn } from '../metaFacts';

/** The checks of what is chosen for the open product, by what is known of it now. */
export function checksOf(
  { product, choices, missing, meta, pictures }: OpenProduct,
  team: TeamSettings
): readonly Check[] {
  return checkChoices(product, choices, team, {
    isMissing: path => missing.has(path),
    colours: coloursOf(meta),
    pictures
  });
}

function coloursOf(meta: OpenProduct['meta']): KnownFacts['colours'] {
  if (meta === null || meta.state === 'loading') {
    return 'awaited';
  }
  if (meta.state === 'failed' || meta.value.kind === 'broken') {
    return 'unreadable';
  }
  return coloursIn(meta);
}
