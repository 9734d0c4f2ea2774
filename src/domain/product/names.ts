import type { NameProblem, NamedThing } from '../errorFacts';
import { Invalid } from '../errors';
import { foldName } from '../sameName';
import { utf8Length } from '../utf8';

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
const LONE_SURROGATE =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Why a name cannot be a part of an object key that a browser can address, or
 * undefined if it can. `.` and `..` are normalised away by URL parsers, so a
 * presigned URL of such a key never matches its signature.
 */
export function nameProblem(name: string): NameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (name === '.' || name === '..') {
    return 'relative';
  }
  if (name.includes('/')) {
    return 'slash';
  }
  if (CONTROL.test(name)) {
    return 'control-character';
  }
  if (LONE_SURROGATE.test(name)) {
    return 'not-unicode';
  }
  return undefined;
}

/** @throws Invalid if a name cannot be part of a key */
export function checkName(what: NamedThing, name: string): void {
  const problem = nameProblem(name);
  if (problem) {
    throw new Invalid('name-unusable', { what, name, problem });
  }
}

/**
 * The wanted name, or one with a short suffix before its ending if it is taken
 * or too long: `a.jpg` becomes `a-k3f9q2.jpg`. The suffix comes from the
 * change's op id, so that a repetition chooses the same name and two people
 * never do. The part before the suffix is cut if the name would be too long.
 *
 * @param taken - names in the destination's list and in `deleted`
 * @param room - bytes that a name may have. If not even the suffix and the
 * ending fit, the name is longer
 */
export function freeName(
  wanted: string,
  taken: Iterable<string>,
  opId: string,
  room = Infinity
): string {
  const names = new Set([...taken].map(foldName));
  if (!names.has(foldName(wanted)) && utf8Length(wanted) <= room) {
    return wanted;
  }
  const dot = wanted.lastIndexOf('.');
  const stem = dot > 0 ? wanted.slice(0, dot) : wanted;
  const ending = dot > 0 ? wanted.slice(dot) : '';
  const suffix = opId.slice(-6);
  for (let n = 1; ; n++) {
    const end = `-${suffix}${n === 1 ? '' : n}${ending}`;
    const name = `${cut(stem, room - utf8Length(end))}${end}`;
    if (!names.has(foldName(name))) {
      return name;
    }
  }
}

/** The start of a text in so many bytes of UTF-8; no character is broken. */
function cut(text: string, bytes: number): string {
  let start = '';
  let left = bytes;
  for (const char of text) {
    left -= utf8Length(char);
    if (left < 0) {
      break;
    }
    start += char;
  }
  return start;
}

/**
 * The sub category that a folder's name stands for: an integer from 1, written
 * without a sign or a leading zero, so that the name and the table's number
 * say the same.
 *
 * @returns undefined for any other name
 */
export function readSubCategoryName(name: string): number | undefined {
  const number = Number(name);
  return /^[1-9][0-9]*$/.test(name) && Number.isSafeInteger(number)
    ? number
    : undefined;
}
