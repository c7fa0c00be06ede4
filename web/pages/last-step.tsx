import type { PropsWithChildren } from 'hono/jsx';
import type { Office } from '#core/office.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { Form } from '../components/form.tsx';
import type { FormState } from '../forms/form-state.ts';
import type { ApprovalOutlook } from '../read-approval.ts';
import { countPosts } from './count-posts.ts';
import { listNames } from './list-names.ts';

export interface LastStepProps extends ApprovalOutlook {
  readonly action: string;
  readonly office: Office;
  readonly form: FormState;
  readonly count: number;
  /** Such as `for Tuesday …`, at the end of a sentence. */
  readonly when: string;
}

/**
 * Schedules posts where nobody else can approve them, and otherwise asks those who can. Its children carry the form's
 * fields, unseen: nothing is stored before.
 */
export const LastStep = (props: PropsWithChildren<LastStepProps>) => {
  const { action, office, form, alone, others, count, when, children } = props;
  return (
    <>
      {alone ? null : <TwoPeople others={others} count={count} />}
      <Form action={action} label={alone ? 'Schedule' : 'Ask for approval'}>
        {children}
        <Checkboxes
          form={form}
          name="attested"
          label={alone ? 'Your approval' : 'Your word'}
          choices={[
            {
              value: 'yes',
              label: alone
                ? `I have read every text and may publish it for ${office.name}.`
                : `I have read every text, and it should go out for ${office.name}.`,
              hint: alone
                ? 'Nobody else of your office can approve, so you do it alone. Your name and this moment are recorded with each post.'
                : 'Your name and this moment are recorded with each post.',
            },
          ]}
        />
        <ButtonRow>
          <Button>
            {alone
              ? `Schedule ${countPosts(count)} ${when}`
              : `Ask for approval of ${countPosts(count)} ${when}`}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
};

const TwoPeople = ({ others, count }: Pick<LastStepProps, 'others' | 'count'>) => {
  const names = listNames(
    others.map(({ name }) => name),
    'or',
  );
  return (
    <Alert kind="info" heading="Somebody else approves what you write">
      <p>
        Two people stand behind every post.{' '}
        {others.length === 0
          ? 'Nobody else of your office can approve yet: an owner has to give somebody that role.'
          : `${names} reads ${count === 1 ? 'it' : 'them'} next; once approved, ${count === 1 ? 'it goes' : 'they go'} out at the time above.`}
      </p>
    </Alert>
  );
};
