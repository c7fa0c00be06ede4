/**
 * Remembers what a pure function gave, by the text that its arguments make. For what is asked again and again with the
 * same few arguments, such as the days of a plan for hundreds of offices. At most `size` answers are kept: then it
 * starts anew, so that it never grows with what people write.
 */
export function remember<A extends readonly unknown[], T>(
  compute: (...args: A) => T,
  size = 1_000,
): (...args: A) => T {
  const answers = new Map<string, T>();
  return (...args) => {
    const key = args.join('\u0000');
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as T;
    if (answers.size >= size) answers.clear();
    const answer = compute(...args);
    answers.set(key, answer);
    return answer;
  };
}
