import type { PictureRequest } from '../../../../../../src/adapters/browser/images/worker/pictureWork';
import { pictureProblemText } from '../../../../../../src/words/images/pictureProblem';
import { errorText } from '../../../../../../src/words/errors';
import { PLAIN } from '../../../../../../src/words/trans';

jest.mock(
  '../../../../../../src/adapters/browser/images/worker/measure',
  () => ({
    measure: jest.fn().mockRejectedValue(new RangeError('too large'))
  })
);

it('tells what a task failed with, and does not say that the worker ended', async () => {
  const answered = new Promise<unknown>(resolve => {
    jest.spyOn(self, 'postMessage').mockImplementation(resolve);
  });
  await import('../../../../../../src/adapters/browser/images/worker/pictures.worker');
  const data: PictureRequest = {
    id: 7,
    work: { kind: 'measure', picture: new Uint8Array() }
  };
  self.dispatchEvent(new MessageEvent('message', { data }));

  const problem = { code: 'error', error: 'RangeError: too large' } as const;
  expect(await answered).toEqual({ id: 7, problem });
  expect(pictureProblemText(problem, PLAIN, errorText)).toBe(
    'RangeError: too large'
  );
});
