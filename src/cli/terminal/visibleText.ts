import { escapedCharacter } from '../../domain/reading/escapedCharacter';
import { DIRECTION } from '../../words/visibleText';
import type { Environment, Output } from './environment';

/** To the start of the line and erase it. The only sequence that is ever sent to a terminal. */
export const ERASE_LINE = '\r\u001b[2K';

/** Control characters, marks and controls of direction, and separators of lines. */
const UNSEEN = new RegExp(
  `[\\p{Cc}\\u2028\\u2029]|${DIRECTION.source}`,
  DIRECTION.flags
);

/**
 * A text as one line on which every character can be seen: names may have
 * characters that move the cursor, erase what stands above or turn the text
 * around. They are written as in JSON: `\u001b`.
 */
export function visibleLine(text: string): string {
  return text.replace(UNSEEN, escapedCharacter);
}

/** The same with its lines as they are. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, char =>
    char === '\n' ? char : escapedCharacter(char)
  );
}

/** An environment whose outputs let no control character through. In JSON an escape stands for the same name. */
export function visibleEnvironment(environment: Environment): Environment {
  return {
    ...environment,
    out: visibleOutput(environment.out),
    err: visibleOutput(environment.err)
  };
}

function visibleOutput(output: Output): Output {
  return {
    isTTY: output.isTTY,
    write: text =>
      output.write(
        text.startsWith(ERASE_LINE)
          ? ERASE_LINE + visibleLines(text.slice(ERASE_LINE.length))
          : visibleLines(text)
      )
  };
}
