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
