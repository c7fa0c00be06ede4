import type { Association } from '#core/association.ts';
import type { OfficeId } from '#core/ids.ts';
import type { Offer } from '#core/offer.ts';
import { stateOf, takesProposals } from '#core/offer.ts';
import type { Instant } from '#core/time.ts';
import { canBeAsked } from '#use-cases/nudge-offices.ts';
import { Button } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type Answer, describeAnswer } from './association-answers.ts';

/** An office of a campaign, and its offer as far as it has one. */
export interface BoardRow {
  readonly officeId: OfficeId;
  readonly name: string;
  readonly offer: Offer | undefined;
}

export interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly association: Association;
  /** The board's own address. */
  readonly path: string;
  readonly now: Instant;
  readonly mayAsk: boolean;
}

/** Each office's answer, who gave it, and when. */
export const BoardTable = ({ rows, association, path, now, mayAsk }: BoardTableProps) => (
  <DataTable
    caption="Offices of this campaign"
    captionHidden
    rows={rows}
    columns={[
      { label: 'Office', cell: ({ name }) => name },
      {
        label: 'Answer',
        cell: ({ offer }) => <AnswerTag answer={offer ? stateOf(offer, now) : 'unreached'} />,
      },
      { label: 'By', cell: ({ offer }) => describeBy(offer) },
      {
        label: 'When',
        cell: ({ offer }) =>
          offer?.answer ? <TimeText at={offer.answer.at} zone={association.zone} /> : '–',
      },
      { label: 'Note', cell: ({ offer }) => <Note {...{ offer, association, now }} /> },
      ...(mayAsk && rows.some(({ offer }) => offer && canBeAsked(offer, now))
        ? [{ label: 'Ask', cell: (row: BoardRow) => <AskAgain row={row} path={path} now={now} /> }]
        : []),
    ]}
  />
);

const AnswerTag = ({ answer }: { answer: Answer }) => {
  const { label, tone } = describeAnswer(answer);
  return <span class={`usa-tag state state--${tone}`}>{label}</span>;
};

function describeBy(offer: Offer | undefined): string {
  if (!offer?.answer) return '–';
  return offer.answer.standing
    ? `${offer.answer.by.name}, by consent given beforehand`
    : offer.answer.by.name;
}

/** Without the amounts: what an office spends is not the association's to see. */
const CONSENT_REFUSED: Readonly<Record<NonNullable<Offer['consentRefused']>['kind'], string>> = {
  'over-cap':
    'Its consent given beforehand did not accept: it would go over the office’s own cost cap. It waits for a person.',
};

interface NoteProps {
  readonly offer: Offer | undefined;
  readonly association: Association;
  readonly now: Instant;
}

/** The reason for a no, why a consent did not say yes, when an office was asked again, or what it could not get. */
const Note = ({ offer, association, now }: NoteProps) => {
  if (!offer) return <>–</>;
  if (offer.answer?.reason !== undefined) return <>{offer.answer.reason}</>;
  const refused = offer.consentRefused && CONSENT_REFUSED[offer.consentRefused.kind];
  if (offer.answer === undefined && offer.nudgedAt !== undefined) {
    return (
      <>
        {refused} Asked again <TimeText at={offer.nudgedAt} zone={association.zone} />
      </>
    );
  }
  if (refused !== undefined) return <>{refused}</>;
  // Of what is over nothing goes out: a number of posts would say otherwise.
  if (!takesProposals({ state: stateOf(offer, now) })) return <>–</>;
  return <>{offer.posts === 1 ? '1 post' : `${offer.posts} posts`}</>;
};

const AskAgain = ({ row, path, now }: { row: BoardRow; path: string; now: Instant }) =>
  row.offer && canBeAsked(row.offer, now) ? (
    <Form action={`${path}/nudge`} label={`Ask ${row.name} again`} class="inline-form">
      <Hidden name="office" value={row.officeId} />
      <Button kind="plain">
        Ask again<span class="usa-sr-only">: {row.name}</span>
      </Button>
    </Form>
  ) : (
    <>–</>
  );
