import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import { naturalOrder } from '../../images/naturalOrder';
import type { Choices } from '../choices';
import type { ChoicesFound } from './choicesFound';
import { asRecord } from '../../outsideRecord';

/** The names of three slots in `representative_images`. */
const NAME_OF: ReadonlyMap<string, string> = new Map([
  ['model', 'model_wearing'],
  ['front', 'front_cutout'],
  ['back', 'back_cutout']
]);

const SLOT_OF: ReadonlyMap<string, string> = new Map(
  [...NAME_OF].map(([slotId, name]) => [name, slotId])
);

/** The slot whose images are in `color_variant_images`. */
const COLOURS = 'color_variant';

/** What a value says of its completion. It differs each time the same choices are written. */
const FACTS = ['curation_status', 'timestamp'];

/** The fields that the form has. `other_slots` is ours: slots that the form has no place for. */
const FIELDS = [
  'representative_images',
  'color_variant_images',
  'other_slots',
  ...FACTS
];

type Entry = Readonly<Record<string, unknown>>;
type Field = readonly [name: string, value: unknown];

/** What a completion says of itself in this form. */
export interface ImagesFormFacts {
  /** The product's status. */
  readonly status: string;
  /** ISO 8601. */
  readonly at: string;
  /** What was known of images besides. It stays with those that are still chosen. */
  readonly details?: ReadonlyMap<ImagePath, Entry>;
}

/** Whether a stored value has an entry with a folder and a file name for each image. */
export function isImagesForm(stored: Entry): boolean {
  return (
    asRecord(stored.representative_images) !== undefined ||
    asRecord(stored.color_variant_images) !== undefined
  );
}

/** The value without what it says of its completion. */
export function withoutFacts(stored: Entry): Entry {
  return Object.fromEntries(
    Object.entries(stored).filter(([name]) => !FACTS.includes(name))
  );
}

/** @param ordered - whether the fields of the value are in the order in which they were written */
export function readImagesForm(
  stored: Entry,
  ordered: boolean,
  found: ChoicesFound
): void {
  const fields = fieldsOf(stored.representative_images, found).filter(isFilled);
  for (const [name, value] of fields) {
    const slotId = SLOT_OF.get(name);
    addEntry(slotId ?? name, value, found);
    if (slotId === undefined) {
      // It is written among `other_slots`, where its own program does not look.
      found.more();
    }
  }
  const colours = fieldsOf(stored.color_variant_images, found).filter(isFilled);
  if (!ordered) {
    colours.sort(([a], [b]) => naturalOrder(a, b));
  }
  for (const [at, [name, value]] of colours.entries()) {
    addEntry(COLOURS, value, found);
    if (name !== colourName(at)) {
      // They are written without gaps, so that this one gets another number.
      found.more();
    }
  }
  for (const [slotId, value] of fieldsOf(stored.other_slots, found)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (isFilled([slotId, one])) {
        addEntry(slotId, one, found);
      }
    }
  }
  if (Object.keys(stored).some(name => !FIELDS.includes(name))) {
    found.more();
  }
}

function fieldsOf(value: unknown, found: ChoicesFound): readonly Field[] {
  const fields = asRecord(value);
  if (fields === undefined && value !== undefined && value !== null) {
    found.strange(value);
  }
  return Object.entries(fields ?? {});
}

/** Null and an empty text are no choice. */
function isFilled([, value]: Field): boolean {
  return value !== null && value !== '';
}

/** @param at - the place among the colours, from 0 */
function colourName(at: number): string {
  return `color_${at + 1}`;
}

function addEntry(slotId: string, value: unknown, found: ChoicesFound): void {
  const entry = asRecord(value);
  if (entry === undefined) {
    found.strange(value);
    return;
  }
  const { folder, filename, ...details } = entry;
  if (typeof folder !== 'string' || typeof filename !== 'string') {
    found.strange(value);
    return;
  }
  found.add(
    slotId,
    `${folder}/${filename}`,
    Object.keys(details).length > 0 ? details : undefined
  );
}

/** The JSON text of choices in this form. */
export function writeImagesForm(
  choices: Choices,
  { status, at, details }: ImagesFormFacts
): string {
  const entry = (path: ImagePath): Entry => ({
    ...splitImagePath(path),
    ...details?.get(path)
  });
  const representative: [string, Entry][] = [];
  const others: [string, readonly Entry[]][] = [];
  for (const [slotId, paths] of Object.entries(choices)) {
    const name = NAME_OF.get(slotId);
    if (name !== undefined && paths.length === 1) {
      representative.push([name, entry(paths[0])]);
    } else if (slotId !== COLOURS && paths.length > 0) {
      others.push([slotId, paths.map(entry)]);
    }
  }
  const colours = new Map(Object.entries(choices)).get(COLOURS) ?? [];
  return JSON.stringify({
    representative_images: Object.fromEntries(representative),
    color_variant_images: Object.fromEntries(
      colours.map((path, at) => [colourName(at), entry(path)])
    ),
    ...(others.length > 0 && { other_slots: Object.fromEntries(others) }),
    curation_status: status,
    timestamp: at
  });
}
