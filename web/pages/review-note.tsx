import { describeDate } from './describe-date.ts';

export interface ReviewNoteProps {
  /** `YYYY-MM-DD`; through this day the pack counts as current. */
  readonly reviewBy: string;
  readonly today: string;
}

/** Until when a pack counts as current, or that its time is over. */
export const ReviewNote = ({ reviewBy, today }: ReviewNoteProps) =>
  today > reviewBy ? (
    <span class="review-due">
      <strong>Due for review</strong> since {describeDate(reviewBy)}.
    </span>
  ) : (
    <span>Current until {describeDate(reviewBy)}.</span>
  );
