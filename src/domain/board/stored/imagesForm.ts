import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import { naturalOrder } from '../../images/naturalOrder';
import type { Choices } from '../choices';
import type { ChoicesFound } from './choicesFound';
import { asRecord } from './plainRecord';

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

/** The fields that the form has. `other_slots` is ours: slots that the form has no place for. */
const FIELDS = [
  'representative_images',
  'color_variant_images',
  'other_slots',
  'curation_status',
  'timestamp'
];

type Entry = Readonly<Record<string, unknown>>;

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

/** @param ordered - whether the fields of the value are in the order in which they were written */
export function readImagesForm(
  stored: Entry,
  ordered: boolean,
  found: ChoicesFound
): void {
  const fields = fieldsOf(stored.representative_images, found);
  for (const [name, value] of fields) {
    addEntry(SLOT_OF.get(name) ?? name, value, found);
  }
  const colours = [...fieldsOf(stored.color_variant_images, found)];
  if (!ordered) {
    colours.sort(([a], [b]) => naturalOrder(a, b));
  }
  for (const [name, value] of colours) {
    addEntry(COLOURS, value, found);
    if (!/^color_\d+$/.test(name)) {
      found.more();
    }
  }
  for (const [slotId, value] of fieldsOf(stored.other_slots, found)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      addEntry(slotId, one, found);
    }
  }
  if (Object.keys(stored).some(name => !FIELDS.includes(name))) {
    found.more();
  }
}

function fieldsOf(
  value: unknown,
  found: ChoicesFound
): readonly [string, unknown][] {
  const fields = asRecord(value);
  if (fields === undefined && value !== undefined && value !== null) {
    found.strange(value);
  }
  return Object.entries(fields ?? {});
}

function addEntry(slotId: string, value: unknown, found: ChoicesFound): void {
  if (value === null || value === '') {
    return;
  }
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
      colours.map((path, at) => [`color_${at + 1}`, entry(path)])
    ),
    ...(others.length > 0 && { other_slots: Object.fromEntries(others) }),
    curation_status: status,
    timestamp: at
  });
}
