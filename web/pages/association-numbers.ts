import { writeNumber } from '../components/number-text.ts';

/** Such as `1 office` or `2,000 offices`. */
export function countOffices(count: number): string {
  return `${writeNumber(count)} ${count === 1 ? 'office' : 'offices'}`;
}
