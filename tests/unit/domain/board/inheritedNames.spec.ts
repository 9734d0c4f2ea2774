import {
  assign,
  chosen,
  putInSlot,
  slotOf
} from '../../../../src/domain/board/choices';
import { checkMusts } from '../../../../src/domain/board/checks';
import { MOST } from '../../../../src/domain/board/settingsLimits';
import { decodeChoices } from '../../../../src/domain/board/stored/readChoices';
import { writeChoices } from '../../../../src/domain/board/stored/writeChoices';
import {
  DEFAULT_TEAM,
  readTeamSettings
} from '../../../../src/domain/board/teamSettings';
import { keepMine } from '../../../../src/domain/edits/conflict/keepMine';
import { mergeChoices } from '../../../../src/domain/edits/conflict/mergeChoices';
import { readJournalRecord } from '../../../../src/domain/edits/intention';
import { storedChoices } from '../../../../src/domain/edits/plan/storedChoices';
import { undoRequest } from '../../../../src/domain/edits/undo/undoRequest';
import { parseMetaJson } from '../../../../src/domain/product/metaJson';
import {
  readCategories,
  withProductCounts
} from '../../../../src/domain/product/categories';
import { readProduct } from '../../../../src/domain/product/product';
import { INHERITED_NAMES } from '../../../fixtures/inheritedNames';
import { productItem } from '../../../fixtures/items';
import { aRecord } from '../../../fixtures/records';

const A = 'detail/image_001.jpg';
const B = 'detail/image_002.jpg';
const NOW = '2026-11-22T10:00:00.000Z';

const settings = (value: unknown) =>
  readTeamSettings({ settings: JSON.stringify(value), format: 1 }, '1.0.0');

describe.each(INHERITED_NAMES)('a slot with the id %s', id => {
  const slot = { id, label: 'Odd', required: true, many: false };
  const other = { id: 'model', label: 'Model', required: false, many: false };
  const slots = [slot, other];
  const one = { [id]: [A] } as const;

  it('is empty until an image is chosen for it', () => {
    expect(settings({ slots }).team.slots).toEqual(slots);
    expect(chosen({}, id)).toEqual([]);
    expect(chosen({ model: [A] }, id)).toEqual([]);
    const product = readProduct(productItem());
    expect(checkMusts(product, {}, slots, () => false)).toContainEqual(
      expect.objectContaining({ id: 'required', ok: false, slotId: id })
    );
  });

  it('takes, swaps and gives back an image', () => {
    const { choices } = assign({}, slot, A);
    expect(slotOf(choices, A)).toEqual({ slotId: id, position: 0 });
    const swapped = putInSlot({ ...choices, model: [B] }, slot, B, slots);
    expect(chosen(swapped.choices, id)).toEqual([B]);
    expect(chosen(swapped.choices, 'model')).toEqual([A]);
    expect(Object.keys(assign(choices, slot, A).choices)).toEqual([]);
  });

  it.each(['paths', 'images'] as const)(
    'is read as it was written, as %s',
    choicesFormat => {
      const rules = { slots, choicesFormat };
      const facts = { status: 'COMPLETED', at: NOW };
      const text = writeChoices(one, rules, facts);
      const { choices, problem } = decodeChoices(text);
      expect(problem).toBeUndefined();
      expect(Object.entries(choices)).toEqual([[id, [A]]]);
    }
  );

  it('is merged, and is found in a conflict', () => {
    const { choices, clashes } = mergeChoices({}, one, { model: [B] });
    expect(clashes).toEqual([]);
    expect(chosen(choices, id)).toEqual([A]);
    expect(chosen(choices, 'model')).toEqual([B]);
    expect(mergeChoices({}, one, { [id]: [B] }).clashes).toEqual([id]);
    const record = aRecord({
      intention: { kind: 'complete', choices: one } as never
    });
    const { records } = keepMine(
      [record],
      readProduct(
        productItem({
          representative_assets: JSON.stringify({ [id]: B })
        })
      ),
      {
        newOpId: () => 'op2',
        at: 2,
        reopenLabel: '',
        project: (_record, product) => product
      }
    );
    expect(records[0].intention).toMatchObject({ kind: 'complete' });
    expect(
      Object.entries((records[0].intention as { choices: object }).choices)
    ).toEqual([[id, [A]]]);
  });

  it('is kept by the journal, and by an undo', () => {
    const stored = structuredClone(
      aRecord({ seen: { status: 'PENDING', choices: one, ops: [] } })
    );
    const read = readJournalRecord(stored);
    expect(Object.entries(read?.seen.choices ?? {})).toEqual([[id, [A]]]);
    const undone = undoRequest(
      { kind: 'chosen', message: '', before: {}, after: one, focus: null },
      'back',
      readProduct(productItem()),
      one
    );
    expect(Object.keys(undone?.choices ?? one)).toEqual([]);
  });

  it('follows an image that moves, beside texts that are no images', () => {
    const product = readProduct(
      productItem({
        representative_assets: JSON.stringify({ [id]: [A, 'of another'] })
      })
    );
    const { representative_assets: text } = storedChoices(
      product,
      { slots, choicesFormat: 'paths' },
      NOW,
      () => ({ [id]: [B] })
    );
    expect(Object.entries(JSON.parse(String(text)) as object)).toEqual([
      [id, [B, 'of another']]
    ]);
  });
});

describe.each(INHERITED_NAMES)('the name %s', name => {
  it('may be a main category', () => {
    const text = withProductCounts(undefined, [
      { mainCategory: name, subCategory: 1005, products: 3 }
    ]);
    const item = { categories_info: text };
    expect(readCategories(item)).toEqual([
      { mainCategory: name, subCategory: 1005, products: 3 }
    ]);
    // A second run writes nothing, and another category leaves it.
    expect(
      withProductCounts(item, [
        { mainCategory: name, subCategory: 1005, products: 3 }
      ])
    ).toBe(text);
    const more = withProductCounts(item, [
      { mainCategory: 'TOP', subCategory: 7, products: 1 }
    ]);
    expect(readCategories({ categories_info: more })).toHaveLength(2);
  });

  it('may be a field of the list of categories, which stays', () => {
    const text = withProductCounts(
      { categories_info: JSON.stringify({ [name]: 'theirs' }) },
      [{ mainCategory: 'TOP', subCategory: 7, products: 1 }]
    );
    expect(Object.entries(JSON.parse(text) as object)).toContainEqual([
      name,
      'theirs'
    ]);
  });

  it('may be a flag, a hold reason and a field of meta.json', () => {
    const team = settings({
      flags: [{ id: name, label: name }],
      hold_reasons: [name],
      meta: { name }
    });
    expect(team).toMatchObject({
      team: { flags: [{ id: name, label: name }], holdReasons: [name] }
    });
    const meta = parseMetaJson(`{"${name}": "Shirt"}`, team.team.meta);
    expect(meta?.name).toBe('Shirt');
    expect(parseMetaJson('{}', team.team.meta)?.name).toBeUndefined();
  });
});

describe('settings that fill every desk', () => {
  const slot = { id: 'a', label: 'A' };
  it.each([
    [
      'slots',
      {
        slots: Array.from({ length: MOST.slots + 1 }, (_, at) => ({
          id: `slot ${at}`,
          label: 'Slot'
        }))
      }
    ],
    [
      'hold_reasons',
      {
        hold_reasons: Array.from(
          { length: MOST.holdReasons + 1 },
          (_, at) => `reason ${at}`
        )
      }
    ],
    [
      'flags',
      {
        flags: Array.from({ length: MOST.flags + 1 }, (_, at) => ({
          id: `flag ${at}`,
          label: 'Flag'
        }))
      }
    ],
    ['slots.0.id', { slots: [{ ...slot, id: 'x'.repeat(MOST.id + 1) }] }],
    ['slots.0.label', { slots: [{ ...slot, label: 'a\u0000b' }] }],
    [
      'meta.colours',
      { meta: { colours: new Array(MOST.metaPaths + 1).fill('c.x') } }
    ],
    ['meta.name', { meta: { name: 'c' + '.x'.repeat(MOST.metaPathNames) } }]
  ])('are named, and not half used: %s', (where, value) => {
    const { team, problem } = settings(value);
    expect(problem).toMatchObject({ code: 'shape', path: where });
    expect(team).toBe(DEFAULT_TEAM);
  });
});

it('an item with thousands of choices does not stop the desk', () => {
  const entries = Array.from({ length: 12_000 }, (_, at) => `text/${at}`);
  const began = performance.now();
  readProduct(
    productItem({
      text: Array.from({ length: 12_000 }, (_, at) => `x${at}.jpg`),
      representative_assets: JSON.stringify(
        Object.fromEntries(entries.map((path, at) => [`s${at}`, path]))
      )
    })
  );
  expect(performance.now() - began).toBeLessThan(1500);
});

it('paths into a meta.json that is one long list do not freeze every desk', () => {
  const long = 'c' + '.x'.repeat(MOST.metaPathNames - 1);
  const paths = new Array<string>(MOST.metaPaths).fill(long);
  const text = JSON.stringify({ c: new Array(400_000).fill(0) });
  const began = performance.now();
  parseMetaJson(text, { name: paths, colours: paths });
  // Without a limit of entries, it takes more than ten seconds.
  expect(performance.now() - began).toBeLessThan(3000);
});
