import * as z from 'zod';
import type { CatalogueItem, ItemKey } from '../catalogueItem';
import { NO_CATEGORY } from '../catalogueItem';
import type { SettingsProblem } from '../errorFacts';
import { HOLD_REASONS } from './holdReasons';
import type { Limits } from './limits';
import { DEFAULT_LIMITS, limitsShape, readLimits, sideShape } from './limits';
import type { MetaPaths } from './metaPaths';
import { DEFAULT_META_PATHS, metaPathsShape, readMetaPaths } from './metaPaths';
import type { Folder } from '../images/image';
import { FOLDERS } from '../images/image';
import { MOST, atMost, idShape, labelShape } from './settingsLimits';
import { DEFAULT_SLOTS } from './slots';
import type { ChoicesRules } from './stored/choicesFormat';
import { CHOICES_FORMATS } from './stored/choicesFormat';

/** The item of a team's settings, in partition 0. */
export const CURATION_SETTINGS: ItemKey = {
  subCategory: NO_CATEGORY,
  productId: 'CURATION_SETTINGS'
};

/** The format of `settings` that this version reads. */
const FORMAT = 1;

/** Settings that everybody who curates a catalogue shares. They win over a person's own settings. */
export interface TeamSettings extends ChoicesRules {
  readonly holdReasons: readonly string[];
  /** Ids of the quality flags with their labels. */
  readonly flags: readonly Flag[];
  readonly guideline: Guideline | undefined;
  /** From when on an image gets an amber check. */
  readonly limits: Limits;
  /** Where `meta.json` has the name and the colours. */
  readonly meta: MetaPaths;
  /** All folders, in the order in which their images are shown. */
  readonly sections: readonly Folder[];
}

/** Something about a product that a person marks. */
export interface Flag {
  /** As `flags` stores it. */
  readonly id: string;
  readonly label: string;
}

/** The page with the rules for choosing images. */
export interface Guideline {
  /** Stored with each completion. */
  readonly version: string;
  /** Markdown, or the key of an object with it. */
  readonly source:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'key'; readonly key: string };
}

/** The settings of a catalogue that has none of its own. */
export const DEFAULT_TEAM: TeamSettings = {
  slots: DEFAULT_SLOTS,
  choicesFormat: 'paths',
  holdReasons: HOLD_REASONS,
  flags: [
    { id: 'blurred', label: 'Blurred' },
    { id: 'wrong-product', label: 'Wrong product' },
    { id: 'watermark', label: 'Watermark' },
    { id: 'other', label: 'Other' }
  ],
  guideline: undefined,
  limits: DEFAULT_LIMITS,
  meta: DEFAULT_META_PATHS,
  // Cut-outs are chosen most.
  sections: ['segment', 'detail', 'summary', 'text']
};

const text = z.string().trim().min(1);

const slotShape = z
  .object({
    id: idShape,
    label: labelShape,
    required: z.boolean().default(false),
    many: z.boolean().default(false),
    folders: z.array(z.enum(FOLDERS)).min(1).optional(),
    min_side: sideShape.optional()
  })
  .transform(({ min_side: minSide, ...slot }) => ({
    ...slot,
    ...(minSide !== undefined && { minSide })
  }));

const settingsShape = z.object({
  slots: atMost(MOST.slots, slotShape).min(1).optional(),
  choices_format: z.enum(CHOICES_FORMATS).optional(),
  hold_reasons: atMost(MOST.holdReasons, labelShape).optional(),
  flags: atMost(
    MOST.flags,
    z.object({ id: idShape, label: labelShape })
  ).optional(),
  guideline: z
    .object({
      version: labelShape,
      text: text.optional(),
      key: text.optional()
    })
    .refine(
      ({ text: inline, key }) => (inline === undefined) !== (key === undefined),
      { message: 'has either text or key' }
    )
    .optional(),
  limits: limitsShape.optional(),
  meta: metaPathsShape.optional(),
  sections: z
    .array(z.enum(FOLDERS))
    .refine(folders => doubled(folders) === undefined, {
      message: 'has a folder twice'
    })
    .optional()
});

/** Settings as they were read, or why products must not be changed. */
export interface ReadTeamSettings {
  readonly team: TeamSettings;
  /** If there is one, products are shown and not changed, so that one catalogue keeps one shape. */
  readonly problem?: SettingsProblem;
}

/**
 * A team's settings from their item, or the defaults if there is no item.
 * Settings that are broken or need a newer version are a problem: guessing
 * would give one catalogue two shapes.
 *
 * @param version - of this program
 */
export function readTeamSettings(
  item: CatalogueItem | undefined,
  version: string
): ReadTeamSettings {
  if (item === undefined) {
    return { team: DEFAULT_TEAM };
  }
  const { settings, format, min_client: least } = item;
  if (typeof least === 'string' && isOlder(version, least)) {
    return broken({ code: 'needs-version', least, version });
  }
  if (format !== undefined && format !== FORMAT) {
    return broken({ code: 'format', format });
  }
  let value: unknown;
  try {
    value = JSON.parse(String(settings));
  } catch {
    return broken({ code: 'no-json' });
  }
  const read = settingsShape.safeParse(value);
  if (!read.success) {
    const [{ path, message: said }] = read.error.issues;
    return broken({ code: 'shape', path: path.join('.'), said });
  }
  const { slots, hold_reasons: holdReasons, flags, guideline } = read.data;
  const { limits, meta } = read.data;
  const twice = slots && doubled(slots.map(({ id }) => id));
  if (twice !== undefined) {
    return broken({ code: 'slot-twice', id: twice });
  }
  return {
    team: {
      slots: slots ?? DEFAULT_TEAM.slots,
      choicesFormat: read.data.choices_format ?? DEFAULT_TEAM.choicesFormat,
      holdReasons: holdReasons ?? DEFAULT_TEAM.holdReasons,
      flags: flags ?? DEFAULT_TEAM.flags,
      guideline: guideline && {
        version: guideline.version,
        source:
          guideline.key === undefined
            ? { kind: 'text', text: guideline.text ?? '' }
            : { kind: 'key', key: guideline.key }
      },
      limits: readLimits(limits),
      meta: readMetaPaths(meta),
      sections: withAllFolders(read.data.sections ?? [])
    }
  };
}

/** Folders that a team does not name come after those that it names. */
function withAllFolders(named: readonly Folder[]): readonly Folder[] {
  return [...new Set([...named, ...DEFAULT_TEAM.sections])];
}

/** The item with new settings. Its other attributes stay. */
export function teamItem(
  before: CatalogueItem | undefined,
  settings: string
): CatalogueItem {
  return {
    ...before,
    sub_category: CURATION_SETTINGS.subCategory,
    product_id: CURATION_SETTINGS.productId,
    settings,
    format: FORMAT
  };
}

function broken(problem: SettingsProblem): ReadTeamSettings {
  return { team: DEFAULT_TEAM, problem };
}

function doubled(ids: readonly string[]): string | undefined {
  return ids.find((id, at) => ids.indexOf(id) !== at);
}

/**
 * Whether a version is older than another, as `0.9.0` is older than `0.10`.
 * What follows a hyphen is ignored. A part that is not a number counts as 0.
 */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [partsOf(version), partsOf(than)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

function partsOf(version: string): readonly number[] {
  return version
    .split('-')[0]
    .split('.')
    .map(part => Number.parseInt(part, 10) || 0);
}
