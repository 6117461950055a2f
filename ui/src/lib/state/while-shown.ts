/**
 * What a screen says, and while another is shown what it said last: a text that is refused belongs to
 * that value, which has not changed because nobody looks at it.
 *
 * @param says What the screen says of a part; `null` while it is not shown.
 */
export function whileShown<Part extends string>(
  says: (part: Part) => string | null,
): (part?: Part) => string {
  const said: Record<string, string> = {};
  return (part = '' as Part) => {
    const now = says(part);
    if (now !== null) said[part] = now;
    return said[part] ?? '';
  };
}
