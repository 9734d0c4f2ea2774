import { OneLarge } from '../../../../src/domain/reading/oneLarge';

/** Acts that end when they are told to, and their names in the order of their starts. */
function acts() {
  const started: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const act = (name: string) => (): Promise<string> => {
    started.push(name);
    return new Promise((resolve, reject) =>
      ends.set(name, error => (error ? reject(error) : resolve(name)))
    );
  };
  const end = async (name: string, error?: Error): Promise<void> => {
    ends.get(name)?.(error);
    await new Promise(resolve => setTimeout(resolve));
  };
  return { started, act, end };
}

it('decodes several large images one at a time, and small ones meanwhile', async () => {
  const turn = new OneLarge();
  const { started, act, end } = acts();
  const first = turn.take(true, act('first'));
  void turn.take(true, act('second'));
  void turn.take(false, act('small'));
  expect(started).toEqual(['first', 'small']);
  await end('first');
  expect(await first).toBe('first');
  expect(started).toEqual(['first', 'small', 'second']);
});

it('lets those go first for which a person waits', async () => {
  const turn = new OneLarge();
  const { started, act, end } = acts();
  void turn.take(true, act('first'));
  void turn.take(true, act('tile'));
  void turn.take(true, act('viewer'), true);
  await end('first');
  await end('viewer');
  expect(started).toEqual(['first', 'viewer', 'tile']);
});

it('goes on after one that fails', async () => {
  const turn = new OneLarge();
  const { started, act, end } = acts();
  const failed = expect(turn.take(true, act('first'))).rejects.toThrow('no');
  void turn.take(true, act('second'));
  await end('first', new Error('no'));
  await failed;
  await end('second');
  expect(started).toEqual(['first', 'second']);
  // Nobody waits, so it is free again.
  void turn.take(true, act('third'));
  expect(started).toContain('third');
});
