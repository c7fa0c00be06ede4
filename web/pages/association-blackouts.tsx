import type { Association } from '#core/association.ts';
import type { Blackout } from '#core/gate.ts';
import { associationBlackoutPath, associationSafetyPath } from '../association-paths.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { BlackoutFields } from './add-blackout.tsx';
import { describePosts } from './blackout-list.tsx';
import { BlackoutRemoval } from './remove-blackout.tsx';

export interface AssociationBlackoutsProps {
  readonly association: Association;
  readonly blackouts: readonly Blackout[];
  readonly mayChange: boolean;
}

/** The times in which all offices keep silent. */
export const AssociationBlackouts = ({ association, blackouts, mayChange }: AssociationBlackoutsProps) => (
  <section>
    <h2>Blackouts of all offices</h2>
    <p>Times in which a law or a policy asks every office of the association to keep silent.</p>
    {blackouts.length === 0 ? (
      <p>None is entered.</p>
    ) : (
      <DataTable
        caption="Blackouts of all offices"
        captionHidden
        rows={blackouts}
        columns={[
          { label: 'Reason', cell: ({ reason }) => reason },
          { label: 'Law or policy', cell: ({ citation }) => citation },
          { label: 'From', cell: ({ from }) => <TimeText at={from} zone={association.zone} /> },
          { label: 'Until', cell: ({ until }) => <TimeText at={until} zone={association.zone} /> },
          { label: 'Posts in it', cell: ({ posts }) => describePosts(posts) },
          ...(mayChange
            ? [
                {
                  label: 'Change',
                  cell: ({ id, reason }: Blackout) => (
                    <a class="remove-blackout" href={associationBlackoutPath(association.id, id)}>
                      Remove<span class="usa-sr-only"> the blackout: {reason}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    )}
    {mayChange ? (
      <ButtonRow>
        <ButtonLink href={`${associationBlackoutPath(association.id)}/new`} kind="outline">
          Add a blackout
        </ButtonLink>
      </ButtonRow>
    ) : null}
  </section>
);

interface AddProps {
  readonly association: Association;
  readonly form: FormState;
}

export const AssociationAddBlackoutPage = ({ association, form }: AddProps) => (
  <Layout title="Add a blackout" section="association-safety" failed={Object.keys(form.errors).length > 0}>
    <Breadcrumb
      trail={[{ href: associationSafetyPath(association.id), label: 'Stop and resume' }]}
      here="Add a blackout"
    />
    <ErrorSummary errors={form.errors} />
    <PageTitle>Add a blackout of all offices</PageTitle>
    <p class="lead">
      A time in which nothing goes out for any office, wherever it is. It begins and ends at the same moment
      everywhere. No office can remove it. Enter it if counsel or a policy asks for it; Clarion does not know
      the law.
    </p>
    <Form action={associationBlackoutPath(association.id)}>
      <Hidden name="id" value={textOf(form, 'id')} />
      <BlackoutFields form={form} zone={association.zone} />
      <ButtonRow>
        <Button>Add the blackout</Button>
        <a href={associationSafetyPath(association.id)}>Back without adding</a>
      </ButtonRow>
    </Form>
  </Layout>
);

/** Asks once more before offices' posts go out in a time of silence. */
export const AssociationRemoveBlackoutPage = ({
  association,
  blackout,
  form,
}: AddProps & { readonly blackout: Blackout }) => (
  <BlackoutRemoval
    section="association-safety"
    zone={association.zone}
    back={associationSafetyPath(association.id)}
    action={associationBlackoutPath(association.id, blackout.id)}
    {...{ blackout, form }}
  >
    Posts of all offices that fall due in this time go out again.
  </BlackoutRemoval>
);
