/** DynamoDB and S3 sort by bytes of UTF-8, which is the order of code points. */
export function keyOrder(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left[i] !== right[i]) {
      return (
        (left[i].codePointAt(0) as number) - (right[i].codePointAt(0) as number)
      );
    }
  }
  return left.length - right.length;
}
