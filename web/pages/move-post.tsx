import { localTimeIn } from '#core/slot.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { nameDay } from '../components/month.ts';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import type { PostView } from '../post-view.ts';
import { calendarPath } from './calendar-view.ts';
import { namePost } from './post.tsx';

export interface MovePostPageProps {
  readonly view: PostView;
  readonly form: FormState;
  /** The day of the calendar on which it was dropped, `YYYY-MM-DD`. */
  readonly draggedTo?: string | undefined;
}

/** The form as it is first drawn: the post's own time, on the day it was dragged to, if it was. */
export function freshMove({ post }: PostView, draggedTo?: string): FormState {
  const [date = '', time = ''] = localTimeIn(post.slot.due, post.slot.zone).split('T');
  return freshForm({ date: draggedTo ?? date, time });
}

export const MovePostPage = ({ view, form, draggedTo }: MovePostPageProps) => {
  const { post, now } = view;
  const { zone, due } = post.slot;
  const name = namePost(view);
  const title = `Move the ${name}`;
  return (
    <Layout title={title} section="posts" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: postPath(post), label: name }]} here="Move" />
      <PageTitle>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p>
        It is planned for <TimeText at={due} zone={zone} />.{' '}
        {post.state === 'scheduled' ? 'Its text stays approved; only the time changes.' : null}
        {post.state === 'held' ? 'After the move it still has to be released.' : null}
        {post.anchor ? 'It follows a date of the calendar now; moved by hand, it no longer does. ' : null}
        {post.approval === undefined ? 'After the move it still has to be approved.' : null}
      </p>
      {draggedTo === undefined ? null : (
        <p>
          You dragged it to <strong>{nameDay(draggedTo)}</strong>. It has not moved yet: check the date and
          the time, then press the button.
        </p>
      )}
      <Form action={postPath(post, 'move')} label="Move">
        <Hidden name="seen" value={String(post.version)} />
        <DateField form={form} name="date" label="New date" min={localTimeIn(now, zone).slice(0, 10)} />
        <TimeField form={form} name="time" label="New time" zone={zone} />
        <ButtonRow>
          <Button>Move the post</Button>
          <a
            href={
              draggedTo === undefined
                ? postPath(post)
                : calendarPath(post.officeId, 'month', localTimeIn(due, zone).slice(0, 10))
            }
          >
            Back without moving
          </a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
