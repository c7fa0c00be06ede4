import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { offerPath, offersPath } from '../offer-paths.ts';
import type { OfferView } from '../offer-view.ts';

/** Asks once more before an office says no. */
export const DeclineOfferPage = ({ view, form }: { readonly view: OfferView; readonly form: FormState }) => {
  const { office, offer, seen } = view;
  const title = 'Decline this offer?';
  const back = offerPath(office.id, offer.campaignId);
  return (
    <Layout title={title} section="offers" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb
        trail={[
          { href: offersPath(office.id), label: 'Offers' },
          { href: back, label: offer.title },
        ]}
        here="Decline"
      />
      <PageTitle above={offer.title}>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p class="lead">
        Nothing of it goes out in the name of your office. {offer.associationName} sees that you declined. To
        take part after all, you would have to ask for a new offer.
      </p>
      <Form action={offerPath(office.id, offer.campaignId, 'decline')} label="Decline">
        <Hidden name="seen" value={seen} />
        <TextField
          form={form}
          name="reason"
          label="Why?"
          hint={`In a few words. ${offer.associationName} sees it, and the history keeps it.`}
          optional
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="danger">Decline the offer</Button>
          <a href={back}>Back, change nothing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
