import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import type { Choices } from '../../../../src/domain/board/choices';
import type { ImagePath } from '../../../../src/domain/images/image';
import { readProduct } from '../../../../src/domain/product/product';
import { undoRequest } from '../../../../src/domain/edits/undo/undoRequest';
import {
  NOTHING_DONE,
  nextStep,
  readUndoHistory,
  renamedHistory,
  turned,
  withStep,
  withoutNext
} from '../../../../src/domain/edits/undo/undoHistory';
import type { UndoHistory } from '../../../../src/domain/edits/undo/undoHistory';
import type { UndoStep } from '../../../../src/domain/edits/undo/undoStep';
import { productItem } from '../../../fixtures/items';

const A = 'detail/image_001.jpg';
const B = 'detail/image_002.jpg';
const C = 'detail/image_003.jpg';
const COPY = 'text/image_001.jpg';

const noted: UndoStep = {
  kind: 'noted',
  message: 'Noted',
  before: '',
  after: 'collar'
};
const moved: UndoStep = {
  kind: 'moved',
  message: 'Moved 1 image to text',
  moves: [{ from: A, to: COPY }]
};
const putBack: UndoStep = {
  kind: 'putBack',
  message: `Restored ${A}`,
  moves: [{ from: COPY, to: A }]
};
const deleted: UndoStep = {
  kind: 'deleted',
  message: 'Deleted 2 images',
  paths: [A, B],
  before: { model: [A], color_variant: [B, C] }
};
const added: UndoStep = {
  kind: 'added',
  message: 'Uploaded 1 image to detail',
  paths: [C]
};
const chosen: UndoStep = {
  kind: 'chosen',
  message: 'image_001.jpg is Model',
  before: {},
  after: { model: [A] },
  focus: A
};
const flagged: UndoStep = {
  kind: 'flagged',
  message: 'Flagged: Blurred',
  flag: 'blurred',
  on: true
};

/** An entry of `deleted`. */
function left(path: ImagePath, rest: CatalogueItem = {}): CatalogueItem {
  const [folder, filename] = path.split('/');
  return { folder, filename, at: '2026', by: 'x', op: 'op1', ...rest };
}

function ask(
  step: UndoStep,
  way: 'back' | 'forth',
  item: CatalogueItem,
  choices: Choices = {}
): ReturnType<typeof undoRequest> {
  return undoRequest(step, way, readProduct(productItem(item)), choices);
}

describe('an undo history', () => {
  it('undoes and redoes steps, and forgets undone steps when a new one is made', () => {
    const two = withStep(withStep(NOTHING_DONE, noted), moved);
    expect(nextStep(two, 'back')).toBe(moved);
    const one = turned(two, 'back');
    expect(nextStep(one, 'back')).toBe(noted);
    expect(nextStep(one, 'forth')).toBe(moved);
    expect(turned(one, 'forth')).toEqual(two);
    expect(nextStep(withStep(one, flagged), 'forth')).toBeUndefined();
    expect(turned(NOTHING_DONE, 'back')).toEqual(NOTHING_DONE);
  });

  it('drops a step that can no longer be undone or redone', () => {
    const two = withStep(withStep(NOTHING_DONE, noted), moved);
    expect(withoutNext(two, 'back')).toEqual(withStep(NOTHING_DONE, noted));
    const back = turned(two, 'back');
    expect(withoutNext(back, 'forth')).toEqual(withStep(NOTHING_DONE, noted));
  });

  it('is read as it was stored, but not if it is broken or of another version', () => {
    const history: UndoHistory = {
      ...NOTHING_DONE,
      done: [noted, moved, putBack, deleted],
      undone: [added, chosen, flagged]
    };
    expect(readUndoHistory(structuredClone(history))).toEqual(history);
    expect(readUndoHistory({ ...history, version: 2 })).toBeUndefined();
    expect(
      readUndoHistory({ ...history, done: [{ ...added, paths: ['x.jpg'] }] })
    ).toBeUndefined();
    expect(
      readUndoHistory({ ...history, done: [{ kind: 'other', message: '' }] })
    ).toBeUndefined();
  });

  it('follows images that were stored under another name than planned', () => {
    const history = { ...NOTHING_DONE, done: [moved, chosen], undone: [added] };
    const names = new Map<ImagePath, ImagePath>([
      [COPY, 'text/image_001-k3f9q2.jpg'],
      [A, 'detail/a.jpg'],
      [C, 'detail/c.jpg']
    ]);
    expect(renamedHistory(history, names)).toMatchObject({
      done: [
        { moves: [{ from: 'detail/a.jpg', to: 'text/image_001-k3f9q2.jpg' }] },
        { after: { model: ['detail/a.jpg'] }, focus: 'detail/a.jpg' }
      ],
      undone: [{ paths: ['detail/c.jpg'] }]
    });
    expect(
      renamedHistory({ ...NOTHING_DONE, done: [deleted] }, names).done
    ).toMatchObject([{ paths: ['detail/a.jpg', B] }]);
  });
});

describe('choices', () => {
  it('are undone slot by slot, and later choices for other slots stay', () => {
    expect(ask(chosen, 'back', {}, { model: [A], back: [C] })).toEqual({
      choices: { back: [C] },
      focus: A,
      leaving: []
    });
    expect(ask(chosen, 'forth', {}, { back: [C] })?.choices).toEqual({
      model: [A],
      back: [C]
    });
  });

  it('are not undone if the slot has changed since, or redone if the image is gone', () => {
    expect(ask(chosen, 'back', {}, { model: [B] })).toBeUndefined();
    expect(
      ask(chosen, 'forth', { detail: ['image_002.jpg'] }, {})
    ).toBeUndefined();
  });

  it('are undone even if the image of another slot is gone', () => {
    expect(
      ask(chosen, 'back', {}, { model: [A], back: ['detail/gone.jpg'] })
    ).toMatchObject({ choices: { back: ['detail/gone.jpg'] } });
  });
});

describe('a move', () => {
  const after = {
    detail: ['image_002.jpg', 'image_003.jpg'],
    text: ['text_info.jpg', 'image_001.jpg'],
    deleted: [left(A, { moved_to: COPY })]
  };
  const back = {
    deleted: [left(COPY, { moved_to: A, put_back: true })]
  };

  it('is undone by restoring the original, and redone by restoring the copy', () => {
    expect(ask(moved, 'back', after, { model: [COPY] })).toEqual({
      intention: { kind: 'restore', paths: [A], leaving: [COPY] },
      choices: { model: [A] },
      focus: A,
      leaving: [COPY]
    });
    expect(ask(moved, 'forth', back, { model: [A] })).toEqual({
      intention: { kind: 'restore', paths: [COPY], leaving: [A] },
      choices: { model: [COPY] },
      leaving: [A]
    });
  });

  it('that was reversed by a restore works the other way round, and focuses the restored image', () => {
    expect(ask(putBack, 'back', back)).toMatchObject({
      intention: { kind: 'restore', paths: [COPY], leaving: [A] },
      focus: COPY
    });
    expect(ask(putBack, 'forth', after)).toMatchObject({
      intention: { kind: 'restore', paths: [A], leaving: [COPY] },
      focus: A
    });
  });

  it.each<[string, CatalogueItem]>([
    [
      'no longer in its new list',
      { ...after, text: ['text_info.jpg'], segment: ['x.jpg'] }
    ],
    [
      'moved again, although its copy can be found',
      {
        ...after,
        text: ['text_info.jpg'],
        segment: ['image_001.jpg'],
        deleted: [
          left(A, { moved_to: COPY }),
          left(COPY, { moved_to: 'segment/image_001.jpg' })
        ]
      }
    ],
    [
      'listed again by another program',
      { ...after, detail: ['image_001.jpg'] }
    ],
    ['not recorded as moved', { ...after, deleted: [left(A)] }],
    [
      'purged from its old folder',
      {
        ...after,
        deleted: [left(A, { moved_to: COPY, purged_at: '2026' })]
      }
    ]
  ])('is not undone if the image is %s', (_, item) => {
    expect(ask(moved, 'back', item)).toBeUndefined();
  });

  it('is not redone if its copy was purged', () => {
    const purged = left(COPY, {
      moved_to: A,
      put_back: true,
      purged_at: '2026'
    });
    expect(ask(moved, 'forth', { deleted: [purged] })).toBeUndefined();
  });
});

describe('a deletion', () => {
  const after = { detail: ['image_003.jpg'], deleted: [left(A), left(B)] };

  it('is undone together with the choices, and redone', () => {
    expect(ask(deleted, 'back', after, { color_variant: [C] })).toEqual({
      intention: { kind: 'restore', paths: [A, B] },
      choices: { model: [A], color_variant: [B, C] },
      focus: A,
      leaving: []
    });
    expect(ask(deleted, 'forth', {}, deleted.before)).toEqual({
      intention: { kind: 'delete', paths: [A, B] },
      choices: { color_variant: [C] },
      leaving: [A, B]
    });
  });

  it('is undone without changing a slot that was filled since', () => {
    expect(
      ask(deleted, 'back', after, { model: [C], color_variant: [C] })?.choices
    ).toEqual({ model: [C], color_variant: [B, C] });
  });

  it.each<[string, CatalogueItem]>([
    ['an image is listed again', { ...after, detail: ['image_001.jpg'] }],
    [
      'an image was purged',
      { ...after, deleted: [left(A, { purged_at: '1' })] }
    ],
    ['an image is not recorded as deleted', { ...after, deleted: [left(A)] }]
  ])('is not undone if %s', (_, item) => {
    expect(ask(deleted, 'back', item)).toBeUndefined();
  });

  it('is not redone if an image is gone', () => {
    expect(ask(deleted, 'forth', after)).toBeUndefined();
  });
});

it('undoes an upload by a deletion, and redoes it by a restore', () => {
  expect(ask(added, 'back', {}, { back: [C], front: [B] })).toEqual({
    intention: { kind: 'delete', paths: [C] },
    choices: { front: [B] },
    leaving: [C]
  });
  const gone = {
    detail: ['image_001.jpg', 'image_002.jpg'],
    deleted: [left(C)]
  };
  expect(ask(added, 'forth', gone)).toMatchObject({
    intention: { kind: 'restore', paths: [C] },
    focus: C
  });
  expect(ask(added, 'back', gone)).toBeUndefined();
  expect(ask(added, 'forth', {})).toBeUndefined();
});

it('undoes and redoes a note only if it has not changed since', () => {
  const seen = { note: 'collar' };
  expect(ask(noted, 'back', seen)?.intention).toMatchObject({
    kind: 'annotate',
    note: '',
    noteWas: 'collar'
  });
  expect(ask(noted, 'forth', {})?.intention).toMatchObject({
    note: 'collar',
    noteWas: ''
  });
  expect(ask(noted, 'back', { note: 'theirs' })).toBeUndefined();
});

it('undoes and redoes a flag only if it has not changed since', () => {
  const seen = { flags: new Set(['blurred', 'other']) };
  expect(ask(flagged, 'back', seen)?.intention).toMatchObject({
    flagged: [],
    unflagged: ['blurred']
  });
  expect(ask(flagged, 'forth', {})?.intention).toMatchObject({
    flagged: ['blurred'],
    unflagged: []
  });
  expect(ask(flagged, 'back', {})).toBeUndefined();
  expect(ask({ ...flagged, on: false }, 'back', seen)).toBeUndefined();
});
