import type {
  Phase,
  PhaseEvent
} from '../../../../../../src/adapters/browser/images/thumbnailPhase';
import { nextPhase } from '../../../../../../src/adapters/browser/images/thumbnailPhase';

const LOOKING: Phase = { kind: 'looking' };
const WAITING: Phase = { kind: 'waiting' };
const CHECKING: Phase = { kind: 'waiting', check: '"1"' };
const LOADING: Phase = { kind: 'loading', stamp: 'old' };
const MAKING: Phase = { kind: 'making', stamp: 'old' };
const DONE: Phase = { kind: 'done' };
const ENDED: Phase = { kind: 'ended' };
const PHASES = [LOOKING, WAITING, CHECKING, LOADING, MAKING, DONE, ENDED];

const loaded = (stamp: string, shown?: string): PhaseEvent => ({
  kind: 'loaded',
  stamp,
  shown
});
const newer = (shown?: string): PhaseEvent => ({ kind: 'newer', shown });
const found = (trusted: boolean): PhaseEvent => ({
  kind: 'found',
  etag: '"1"',
  trusted
});
const TURN: PhaseEvent = { kind: 'turn', stamp: 'old' };
const RESTAMPED: PhaseEvent = { kind: 'restamped', from: 'old', to: 'new' };

it.each<[string, Phase, PhaseEvent, Phase]>([
  ['a trusted picture needs no request', LOOKING, found(true), DONE],
  ['an old picture waits to be checked', LOOKING, found(false), CHECKING],
  ['an unknown picture waits', LOOKING, { kind: 'notFound' }, WAITING],
  ['a turn starts requests', WAITING, TURN, LOADING],
  ['a turn remembers the check', CHECKING, TURN, { ...LOADING, check: '"1"' }],
  ['received bytes are made small', LOADING, { kind: 'received' }, MAKING],
  ['what needs no bytes is done', LOADING, loaded('old', '"1"'), DONE],
  ['what is made is done', MAKING, loaded('old', '"1"'), DONE],
  ['a newer product is checked', MAKING, loaded('new', '"1"'), CHECKING],
  ['nothing to check is done', MAKING, loaded('new'), DONE],
  ['a newer product is checked later', DONE, newer('"1"'), CHECKING],
  ['a waiting picture is checked', WAITING, newer('"1"'), CHECKING],
  ['without a picture nothing is checked', DONE, newer(), DONE],
  ['a running look-up goes on', LOOKING, newer('"1"'), LOOKING],
  ['a running load goes on', LOADING, newer('"1"'), LOADING],
  [
    'our own change keeps a load',
    LOADING,
    RESTAMPED,
    { ...LOADING, stamp: 'new' }
  ],
  [
    'our own change keeps what is made',
    MAKING,
    RESTAMPED,
    { ...MAKING, stamp: 'new' }
  ],
  [
    'another stamp stays',
    { ...MAKING, stamp: 'other' },
    RESTAMPED,
    { ...MAKING, stamp: 'other' }
  ],
  ['a stamp of nothing is nothing', DONE, RESTAMPED, DONE]
])('%s', (_name, phase, event, expected) => {
  expect(nextPhase(phase, event)).toEqual(expected);
});

it.each(PHASES)('$kind ends when nobody wants it', phase => {
  expect(nextPhase(phase, { kind: 'dropped' })).toEqual(ENDED);
});

it.each(PHASES.filter(phase => phase !== ENDED))(
  '$kind is done when it fails',
  phase => {
    expect(nextPhase(phase, { kind: 'failed' })).toEqual(DONE);
  }
);

it('nothing happens to a thumbnail that has ended', () => {
  const events = [
    found(true),
    TURN,
    RESTAMPED,
    newer('"1"'),
    loaded('new', '"1"'),
    { kind: 'received' } as const,
    { kind: 'failed' } as const
  ];
  events.forEach(event => expect(nextPhase(ENDED, event)).toEqual(ENDED));
});

it.each<[Phase, PhaseEvent]>([
  [LOOKING, TURN],
  [LOOKING, { kind: 'received' }],
  [LOOKING, loaded('old')],
  [WAITING, found(true)],
  [WAITING, { kind: 'received' }],
  [WAITING, loaded('old')],
  [LOADING, TURN],
  [LOADING, { kind: 'notFound' }],
  [MAKING, { kind: 'received' }],
  [MAKING, TURN],
  [DONE, TURN],
  [DONE, { kind: 'received' }],
  [DONE, loaded('old')],
  [DONE, found(true)]
])('%j refuses %j', (phase, event) => {
  expect(() => nextPhase(phase, event)).toThrow(
    `A thumbnail in ${phase.kind} cannot be ${event.kind}.`
  );
});
