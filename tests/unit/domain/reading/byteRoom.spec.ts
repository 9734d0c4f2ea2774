/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import { ByteRoom } from '../../../../src/domain/reading/byteRoom';

const NEVER = new AbortController().signal;

/** Takes room, and tells in `begun` when it has it. */
function ask(
  room: ByteRoom,
  name: string,
  bytes: number,
  begun: string[],
  signal = NEVER
) {
  const held = room.hold();
  const waits = held.take(bytes, signal);
  if (waits === undefined) {
    begun.push(name);
  }
  const failed = waits?.then(
    () => void begun.push(name),
    (reason: unknown) => reason
  );
  return { held, failed };
}

const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

it('lets in what has room, without a turn of the event loop, and the rest in its order', async () => {
  const room = new ByteRoom(100);
  const begun: string[] = [];
  const first = ask(room, 'first', 60, begun);
  const second = ask(room, 'second', 40, begun);
  ask(room, 'third', 50, begun);
  // It would have room, but the third was there before it.
  ask(room, 'small', 1, begun);
  expect(begun).toEqual(['first', 'second']);
  second.held.letGo();
  await settle();
  expect(begun).toEqual(['first', 'second']);
  first.held.letGo();
  await settle();
  expect(begun).toEqual(['first', 'second', 'third', 'small']);
});

it('gives all its room to one that is larger', async () => {
  const room = new ByteRoom(100);
  const begun: string[] = [];
  const large = ask(room, 'large', 300, begun);
  ask(room, 'small', 1, begun);
  expect(begun).toEqual(['large']);
  large.held.letGo();
  await settle();
  expect(begun).toEqual(['large', 'small']);
});

it('counts what came, which may be more than was announced', async () => {
  const room = new ByteRoom(100);
  const begun: string[] = [];
  const bomb = ask(room, 'bomb', 1, begun);
  bomb.held.came(1_000);
  ask(room, 'next', 1, begun);
  expect(begun).toEqual(['bomb']);
  bomb.held.came(10);
  await settle();
  expect(begun).toEqual(['bomb', 'next']);
});

it('forgets who leaves while it waits, and lets go twice as once', async () => {
  const room = new ByteRoom(100);
  const begun: string[] = [];
  const first = ask(room, 'first', 80, begun);
  const leaving = new AbortController();
  const left = ask(room, 'left', 90, begun, leaving.signal);
  ask(room, 'small', 20, begun);
  leaving.abort(new Error('not wanted'));
  expect(await left.failed).toEqual(new Error('not wanted'));
  left.held.letGo();
  await settle();
  expect(begun).toEqual(['first', 'small']);
  first.held.letGo();
  first.held.letGo();
  ask(room, 'again', 80, begun);
  ask(room, 'too much', 1, begun);
  expect(begun).toEqual(['first', 'small', 'again']);
});

it('asks again from the beginning when an attempt is repeated', async () => {
  const room = new ByteRoom(100);
  const begun: string[] = [];
  const first = ask(room, 'first', 80, begun);
  ask(room, 'second', 90, begun);
  const again = first.held.take(80, NEVER);
  await settle();
  expect(begun).toEqual(['first', 'second']);
  let done = false;
  void again?.then(() => (done = true));
  await settle();
  expect(done).toBe(false);
});
