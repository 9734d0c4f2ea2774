import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
  DEFAULT_TEAM,
  readTeamSettings,
  isOlder
} from '../../../../src/domain/board/teamSettings';
import { VERSION } from '../../../../src/domain/version';
import { settingsText } from '../../../../src/words/board/errors';
import { PLAIN } from '../../../../src/words/trans';

const read = (settings: unknown, more = {}) =>
  readTeamSettings(
    { settings: JSON.stringify(settings), format: 1, ...more },
    '1.2.0'
  );

describe('a team’s settings', () => {
  it('are the documented defaults if there are none', () => {
    expect(readTeamSettings(undefined, '1.0.0')).toEqual({
      team: DEFAULT_TEAM
    });
    expect(DEFAULT_TEAM.slots.map(({ id }) => id)).toEqual([
      'model',
      'front',
      'back',
      'color_variant'
    ]);
    expect(DEFAULT_TEAM.holdReasons).toHaveLength(8);
  });

  it('choose the form in which choices are stored', () => {
    expect(DEFAULT_TEAM.choicesFormat).toBe('paths');
    expect(read({ choices_format: 'images' }).team.choicesFormat).toBe(
      'images'
    );
    expect(read({ choices_format: 'xml' }).problem).toMatchObject({
      code: 'shape',
      path: 'choices_format'
    });
  });

  it('take the defaults for what they leave out', () => {
    const { team, problem } = read({
      slots: [
        { id: 'model', label: 'Model', required: true },
        { id: 'details', label: 'Details', many: true, folders: ['detail'] }
      ],
      guideline: { version: '3', key: 'guidelines/tops.md' }
    });
    expect(problem).toBeUndefined();
    expect(team).toEqual({
      slots: [
        { id: 'model', label: 'Model', required: true, many: false },
        {
          id: 'details',
          label: 'Details',
          required: false,
          many: true,
          folders: ['detail']
        }
      ],
      choicesFormat: 'paths',
      holdReasons: DEFAULT_TEAM.holdReasons,
      flags: DEFAULT_TEAM.flags,
      guideline: {
        version: '3',
        source: { kind: 'key', key: 'guidelines/tops.md' }
      },
      limits: DEFAULT_TEAM.limits,
      meta: DEFAULT_TEAM.meta,
      sections: DEFAULT_TEAM.sections
    });
  });

  it('limit sizes, blur and likeness, for all slots and for one', () => {
    const { team, problem } = read({
      slots: [{ id: 'model', label: 'Model', min_side: 800 }],
      limits: { min_side: 500, blur: false, alike: 0 }
    });
    expect(problem).toBeUndefined();
    expect(team.slots[0].minSide).toBe(800);
    expect(team.limits).toEqual({ minSide: 500, blur: undefined, alike: 0 });
  });

  it('say where meta.json has the name and the colours', () => {
    const { team } = read({
      meta: { name: 'texts.title', colours: ['a', 'b'] }
    });
    expect(team.meta).toEqual({ name: ['texts.title'], colours: ['a', 'b'] });
    expect(read({ meta: { name: 'title' } }).team.meta.colours).toEqual(
      DEFAULT_TEAM.meta.colours
    );
  });

  it('order the sections; folders that are left out come last', () => {
    expect(DEFAULT_TEAM.sections).toEqual([
      'segment',
      'detail',
      'summary',
      'text'
    ]);
    expect(read({ sections: ['summary', 'detail'] }).team.sections).toEqual([
      'summary',
      'detail',
      'segment',
      'text'
    ]);
  });

  it.each([
    ['cannot be read at sections', read({ sections: ['text', 'text'] })],
    ['are not valid JSON', readTeamSettings({ settings: '{' }, '1.2.0')],
    ['need version 1.3', read({}, { min_client: '1.3' })],
    ['have the format 2', read({}, { format: 2 })],
    [
      'cannot be read at slots.0.folders',
      read({ slots: [{ id: 'a', label: 'A', folders: ['x'] }] })
    ],
    [
      'have the slot "a" twice',
      read({
        slots: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' }
        ]
      })
    ],
    ['cannot be read at limits.blur', read({ limits: { blur: 75 } })],
    ['cannot be read at guideline', read({ guideline: { version: '1' } })]
  ])('are refused if they %s', (words, { problem }) => {
    expect(problem && settingsText(problem, PLAIN)).toContain(words);
  });
});

it('compares versions number by number', () => {
  expect(isOlder('0.9.0', '0.10')).toBe(true);
  expect(isOlder('1.0.0', '1.0')).toBe(false);
  expect(isOlder('2.0.0-rc1', '1.9')).toBe(false);
});

it('keeps VERSION equal to the version in package.json', () => {
  const manifest = JSON.parse(
    readFileSync(path.join(__dirname, '../../../../package.json'), 'utf8')
  ) as { version: string };
  expect(VERSION).toBe(manifest.version);
});
