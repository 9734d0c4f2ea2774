/** @jest-environment node */
import { textOf } from '../../../src/cli/terminal/reportLines';
import { printProblem } from '../../../src/cli/terminal/printProblem';
import {
  visibleEnvironment,
  visibleLine
} from '../../../src/cli/terminal/visibleText';
import { run } from '../../../src/cli/program';

/** A name that erases the screen, sets the title, turns the text around and makes a line. */
const HOSTILE =
  '\u001b[2J\u001b]0;owned\u0007\u009b31m\u007f\u202egpj.exe\u2066\u061c\u2028\r\nDone.';

const UNSEEN = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

function terminal() {
  const written: string[] = [];
  const output = { isTTY: true, write: (text: string) => written.push(text) };
  const environment = visibleEnvironment({
    env: {},
    out: output,
    err: output,
    signal: new AbortController().signal
  });
  return { environment, written, output };
}

it('a name with escape sequences never reaches the terminal, and makes no line of its own', () => {
  const text = textOf([`TOP/1005/${HOSTILE}`]);
  expect(text).not.toMatch(UNSEEN);
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toContain('\\u001b[2J');
  expect(visibleLine('상의 100% é')).toBe('상의 100% é');
});

it('neither does one in an error of a service, in its stack or its cause', () => {
  const { output, written } = terminal();
  const error = new Error(HOSTILE, { cause: new Error(HOSTILE) });
  printProblem(output, error, true);
  expect(written.join('')).not.toMatch(UNSEEN);
  expect(written.join('')).toContain('\\u001b[2J');
});

it('JSON keeps the true name, in characters that can be seen', () => {
  const { environment, written } = terminal();
  environment.out.write(`${JSON.stringify({ name: HOSTILE })}\n`);
  expect(written.join('')).not.toMatch(UNSEEN);
  expect(JSON.parse(written.join(''))).toEqual({ name: HOSTILE });
});

it('what a person types wrongly is shown like that too', async () => {
  const { output, written } = terminal();
  await run([`--${HOSTILE}`], '1.0.0', {
    env: {},
    out: output,
    err: output,
    signal: new AbortController().signal
  });
  expect(written.join('')).toContain('\\u001b');
  expect(written.join('')).not.toMatch(UNSEEN);
});
