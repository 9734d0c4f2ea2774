/** The images as they are shown: those of each section, and how many there are in a row. */
export interface Shown {
  readonly sections: readonly (readonly string[])[];
  readonly columns: number;
}

type Move = (shown: Shown, from: string) => string | undefined;

/** The keys that move the focus, and where they lead to. */
const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: ({ sections }, from) => beside(sections.flat(), from, 1),
  ArrowLeft: ({ sections }, from) => beside(sections.flat(), from, -1),
  ArrowDown: (shown, from) => inRow(shown, from, 1),
  ArrowUp: (shown, from) => inRow(shown, from, -1),
  Home: ({ sections }) => sections.flat()[0],
  End: ({ sections }) => sections.flat().at(-1),
  PageDown: (shown, from) => inSection(shown, from, 1),
  PageUp: (shown, from) => inSection(shown, from, -1)
};

function beside(
  images: readonly string[],
  from: string,
  step: number
): string | undefined {
  return images[images.indexOf(from) + step];
}

function inRow(
  { sections, columns }: Shown,
  from: string,
  step: number
): string | undefined {
  const rows = sections.flatMap(images =>
    Array.from({ length: Math.ceil(images.length / columns) }, (_, row) =>
      images.slice(row * columns, (row + 1) * columns)
    )
  );
  const at = rows.findIndex(row => row.includes(from));
  const row = rows[at + step];
  return row?.[Math.min(rows[at].indexOf(from), row.length - 1)];
}

function inSection(
  { sections }: Shown,
  from: string,
  step: number
): string | undefined {
  const filled = sections.filter(images => images.length > 0);
  const at = filled.findIndex(images => images.includes(from));
  return filled[at + step]?.[0];
}

/** The fewest keys from one image to one of others, as somebody presses who knows the desk. */
export function keysTo(
  shown: Shown,
  from: string,
  to: ReadonlySet<string>
): readonly string[] {
  const seen = new Set([from]);
  let paths: { image: string; keys: readonly string[] }[] = [
    { image: from, keys: [] }
  ];
  while (paths.length > 0) {
    const there = paths.find(({ image }) => to.has(image));
    if (there) {
      return there.keys;
    }
    paths = paths.flatMap(({ image, keys }) =>
      Object.entries(MOVES).flatMap(([key, move]) => {
        const next = move(shown, image);
        if (next === undefined || seen.has(next)) {
          return [];
        }
        seen.add(next);
        return [{ image: next, keys: [...keys, key] }];
      })
    );
  }
  throw new Error(`No key leads from ${from} to ${[...to].join(', ')}.`);
}
