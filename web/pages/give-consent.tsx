import type { Association, ConsentTo } from '#core/association.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { FormState } from '../forms/form-state.ts';
import { consentsPath } from '../offer-paths.ts';

export interface GiveConsentPageProps {
  readonly office: Pick<Office, 'id' | 'name'>;
  readonly association: Pick<Association, 'id' | 'name'>;
  /** Absent for working in the office's name. */
  readonly pack: Pick<Pack, 'id' | 'title'> | undefined;
  /** Whether the association writes the pack itself. */
  readonly isTheirs: boolean;
  readonly form: FormState;
}

/** Says what a consent means before it is given. */
export const GiveConsentPage = ({ office, association, pack, isTheirs, form }: GiveConsentPageProps) => {
  const title = pack
    ? `Accept offers from “${pack.title}” beforehand?`
    : 'Let the association work in your office?';
  const back = consentsPath(office.id);
  return (
    <Layout title={title} section="offers" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: back, label: 'What your associations may do' }]} here="Allow it" />
      <PageTitle above={association.name}>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <h2>What it means</h2>
      <ul>
        {meaningOf(pack ? 'pack' : 'publishing', association.name).map((sentence) => (
          <li>{sentence}</li>
        ))}
        {isTheirs ? (
          <li>
            {association.name} writes this pack itself. It holds for whatever a later version says, too.
          </li>
        ) : null}
      </ul>
      <Form action={`${back}/give`} label="Allow it">
        <Hidden name="association" value={association.id} />
        {pack ? <Hidden name="pack" value={pack.id} /> : null}
        <Checkboxes
          form={form}
          name="attested"
          label="Your consent"
          choices={[
            {
              value: 'yes',
              label: `I have read what it means and may decide it for ${office.name}.`,
              hint: 'Your name and this moment are recorded.',
            },
          ]}
        />
        <ButtonRow>
          <Button>Allow it</Button>
          <a href={back}>Back, allow nothing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

/** What becomes possible, what does not, and how it ends. */
function meaningOf(kind: ConsentTo['kind'], name: string): readonly string[] {
  return kind === 'pack'
    ? [
        `What ${name} offers from this pack, from now on, is accepted as it comes: its posts are scheduled in the name of your office without anybody of your office reading them first.`,
        'Each offer is recorded as accepted by your consent, with your name. The page “Offers” shows it with every text.',
        'Your office can still change, move or cancel each post before it goes out.',
        'An offer that is before you already still waits for your answer. So do offers from any other pack.',
        'You can take it back at any time. What was accepted by then stays accepted.',
      ]
    : [
        `Whoever is an owner or a publisher of ${name} can then open your office and work in it as your publishers do: write and change posts, stop posts and let them go on, and send what is approved.`,
        'They cannot approve a text, answer an offer, connect a channel or change who may do what. A text that they write waits for the approval of somebody of your office.',
        'The history of your office names them with everything that they do.',
        'You can take it back at any time. It holds from that moment.',
      ];
}
