import type { PictureProblem } from '../../domain/pictureProblem';
import { formatBytes } from '../format';
import type { Trans } from '../trans';
import { tooManyPixelsText } from './tooManyPixels';

/**
 * Why an image cannot be shown, made small or cropped.
 *
 * @param tell - the sentence of another error
 */
export function pictureProblemText(
  problem: PictureProblem,
  trans: Trans,
  tell: (error: unknown, trans: Trans) => string
): string {
  switch (problem.code) {
    case 'not-decodable':
      return trans.__('This browser cannot read it as an image.');
    case 'too-many-pixels':
      return tooManyPixelsText(problem, trans);
    case 'too-many-bytes':
      return trans.__(
        'It has more than %1, and is not read.',
        formatBytes(problem.limit, trans)
      );
    case 'area-outside':
      return trans.__(
        'It has %1 × %2 pixels, and the rectangle reaches beyond them.',
        problem.width,
        problem.height
      );
    case 'no-canvas':
      return trans.__('This browser provides no canvas to draw on.');
    case 'desk-closed':
      return trans.__('The desk was closed.');
    case 'worker-ended':
      return problem.said === ''
        ? trans.__('The browser did not start the image worker of this page.')
        : trans.__('The image worker ended: %1', problem.said);
    case 'bucket-silent':
      return trans.__('The bucket could not be reached.');
    case 'bucket-slow':
      return trans.__('The bucket took too long.');
    case 'bucket-busy':
      return trans.__('The bucket asks for fewer requests (%1).', problem.said);
    case 'address-refused':
      return trans.__(
        'The bucket refused the address of the image (%1).',
        problem.said
      );
    case 'answer-strange':
      return trans.__('The bucket answered %1.', problem.said);
    case 'archived':
      return trans.__(
        'It is in an archive that cannot be read at once. Restore it first.'
      );
    case 'error':
      return tell(problem.error, trans);
  }
}
