import type { OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { packSection, packsPath, placePackPath, removeMessagePath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

/** Asks why, before nothing new is made from a pack any more. */
export const RetirePackPage = ({ place, pack, form }: { place: Place; pack: OwnPack; form: FormState }) => {
  const { scope } = place;
  const question = `Retire “${pack.title}”?`;
  return (
    <Layout title={question} section={packSection(scope)} failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here="Retire"
      />
      <PageTitle>{question}</PageTitle>
      <p>
        Nobody can begin anything new from it then. Campaigns that were made from it go on with the texts that
        they have. You can take it back into use at any time.
      </p>
      <Form action={placePackPath(scope, pack.id, 'retire')}>
        <TextField form={form} name="reason" label="Why it is retired" autocomplete="off" />
        <ButtonRow>
          <Button kind="danger">Retire the pack</Button>
          <a href={placePackPath(scope, pack.id)}>Keep it</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

export interface RemoveMessagePageProps {
  readonly place: Place;
  readonly pack: OwnPack;
  readonly own: OwnMessage;
}

/** Asks once more before a message is taken off the desk. */
export const RemoveMessagePage = ({ place: { scope }, pack, own }: RemoveMessagePageProps) => {
  const question = `Remove “${own.message.title}”?`;
  return (
    <Layout title={question} section={packSection(scope)}>
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here="Remove"
      />
      <PageTitle>{question}</PageTitle>
      <p>
        Its texts in all languages are gone from the pack then, and cannot be brought back. Versions that are
        published with it keep it.
      </p>
      <Form action={removeMessagePath(scope, pack.id, own.message.id)}>
        <Hidden name="seen" value={String(own.version)} />
        <ButtonRow>
          <Button kind="danger">Remove the message</Button>
          <a href={placePackPath(scope, pack.id)}>Keep it</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
