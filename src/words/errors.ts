import type { PolicyNeed } from '../domain/connection/contentPolicy';
import { isServerAway } from '../domain/connection/serverAway';
import type { ErrorCode, ErrorFacts } from '../domain/errorFacts';
import { CurationError } from '../domain/errors';
import type { ErrorKind } from '../domain/errors';
import type { PictureProblem } from '../domain/pictureProblem';
import type { FoundResource } from '../domain/foundResource';
import { boardErrors } from './board/errors';
import { connectionErrors } from './connection/errors';
import { policyNeedsSentence } from './connection/silence';
import { editErrors } from './edits/errors';
import { pictureProblemText } from './images/pictureProblem';
import { jobErrors } from './jobs/errors';
import { resourceWords } from './jobs/resources';
import { productErrors } from './product/errors';
import { queueErrors } from './queue/errors';
import type { Sentence, Words } from './sentence';
import { told } from './sentence';
import type { Trans } from './trans';
import { viewerErrors } from './viewer/errors';

/** Something that went wrong, in the person's terms. */
export interface Problem extends Sentence {
  readonly kind: ErrorKind | 'Unexpected';
  /** Set if the server gave no credentials, for whatever reason. */
  readonly noCredentials?: true;
  /** Set if the bucket, the table or an index is not there. */
  readonly notSetUp?: true;
  /** Set if the Jupyter server itself is away. */
  readonly serverAway?: true;
  /** The address of the page that starts the server, if it was stopped. */
  readonly startAt?: string;
}

/** Whether typed credentials would help: there are none, or they are refused. */
export function signInHelps({ kind, noCredentials }: Problem): boolean {
  return kind === 'NotSignedIn' || noCredentials === true;
}

/** A set-up makes what is missing. */
const NOT_SET_UP: ReadonlySet<ErrorCode> = new Set([
  'service-missing',
  'index-missing'
]);

const WORDS: Words<ErrorFacts, Sentence> = {
  ...productErrors,
  ...boardErrors,
  ...editErrors,
  ...viewerErrors,
  ...queueErrors,
  ...connectionErrors,
  ...jobErrors,
  'tags-not-written': (trans, { productId, status, error }) => {
    const { text, remedy } = asProblem(error, trans);
    return {
      text: trans.__(
        '%1 is stored as %2, but its images are not tagged. %3',
        productId,
        status,
        text
      ),
      remedy
    };
  },
  'server-gave-none': (trans, { error }) => {
    const { text, remedy } = asProblem(error, trans);
    return {
      text: trans.__('The Jupyter server gave no credentials. %1', text),
      remedy
    };
  },
  'crop-failed': (trans, { filename = '', problem }) => ({
    text: trans.__(
      'Nothing was cropped out of %1. %2',
      filename,
      pictureText(problem, trans)
    ),
    remedy:
      problem.code === 'too-many-pixels'
        ? trans.__('Make a smaller copy of it first.')
        : trans.__('Check that the whole image is shown, then try again.')
  }),
  'resource-unusable': (trans, { found }) => foundSentence(found, trans)
};

/** What was found of a resource of the dataset. */
export function foundSentence(found: FoundResource, trans: Trans): Sentence {
  return found.code === 'failed'
    ? asProblem(found.error, trans)
    : told(resourceWords, trans, found);
}

/** Why an image cannot be shown, made small or cropped. */
export function pictureText(problem: PictureProblem, trans: Trans): string {
  return pictureProblemText(problem, trans, wholeText);
}

/** What an error is told as, whoever made it. */
export function asProblem(error: unknown, trans: Trans): Problem {
  if (error instanceof CurationError) {
    const tell = WORDS[error.code] as (
      trans: Trans,
      facts: CurationError['facts']
    ) => Sentence;
    return {
      kind: error.kind,
      ...(error.code === 'server-gave-none' && { noCredentials: true }),
      ...(NOT_SET_UP.has(error.code) && { notSetUp: true }),
      ...(isServerAway(error) && { serverAway: true }),
      ...startOf(error),
      ...tell(trans, error.facts)
    };
  }
  return {
    kind: 'Unexpected',
    text: trans.__('Something unexpected happened: %1', messageOf(error)),
    remedy: trans.__('Please report it. The console has the details.')
  };
}

function startOf({ facts }: CurationError): Pick<Problem, 'startAt'> {
  return 'start' in facts && facts.start !== null
    ? { startAt: facts.start }
    : {};
}

/** The same in one text, without what to do about it. */
export function errorText(error: unknown, trans: Trans): string {
  return error instanceof CurationError
    ? asProblem(error, trans).text
    : messageOf(error);
}

/** What to do about an unexpected error of the command line. */
export function bugText(trans: Trans): string {
  return trans.__(
    'This is a bug of the program. Run it with --debug to see where it happened.'
  );
}

/** An error in one text, with what to do about it. */
function wholeText(error: unknown, trans: Trans): string {
  if (!(error instanceof CurationError)) {
    return messageOf(error);
  }
  const { text, remedy } = asProblem(error, trans);
  return remedy === undefined ? text : `${text} ${remedy}`;
}

/** What a Content-Security-Policy keeps from a desk; none if it keeps nothing. */
export function policyProblems(
  needs: readonly PolicyNeed[],
  trans: Trans
): readonly Problem[] {
  return needs.length === 0
    ? []
    : [{ kind: 'NotAllowed', ...policyNeedsSentence(needs, trans) }];
}

/** A problem in two or three words. */
export function problemTitle(kind: Problem['kind'], trans: Trans): string {
  switch (kind) {
    case 'NotSignedIn':
      return trans.__('Signed out');
    case 'NotAllowed':
      return trans.__('Not allowed');
    case 'NotFound':
      return trans.__('Not found');
    case 'Conflict':
      return trans.__('Changed by somebody else');
    case 'Throttled':
      return trans.__('Too many requests');
    case 'Unreachable':
      return trans.__('Cannot be reached');
    case 'Invalid':
      return trans.__('Cannot be used');
    case 'NotSupported':
      return trans.__('Not supported');
    case 'TooLarge':
      return trans.__('Too large');
    case 'Cancelled':
      return trans.__('Stopped');
    case 'Unexpected':
      return trans.__('Something unexpected');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
