/** A calendar date, `YYYY-MM-DD`, such as `June 30, 2027`. */
export function describeDate(date: string): string {
  // A calendar date has no zone; UTC on both sides keeps one from creeping in.
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}
