import type { Campaign } from '#core/campaign.ts';
import type { Office } from '#core/office.ts';
import type { CountedLink } from '#use-cases/list-short-links.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { Select } from '../components/select.tsx';
import { ShortAddress } from '../components/short-address.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { isOnOneMachine, linksPath, retireLinkPath } from '../link-paths.ts';
import { LATELY_LABEL, LATELY_MEANING, NOT_PLATFORMS_CLICKS, WHAT_IS_COUNTED } from '../reach/link-words.ts';
import { reachPath } from '../reach-paths.ts';
import type { Shell } from '../shell.ts';
import { Panel } from './panel.tsx';

export interface ShortLinksPageProps {
  readonly office: Office;
  readonly shell: Pick<Shell, 'publicOrigin'>;
  readonly links: readonly CountedLink[];
  readonly campaigns: readonly Campaign[];
  readonly form: FormState;
  readonly mayWrite: boolean;
}

/** An office's short links, and how often they were opened. */
export const ShortLinksPage = (props: ShortLinksPageProps) => {
  const { office, shell, links, form, mayWrite } = props;
  return (
    <Layout title="Short links" section="reach" width="wide" failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb trail={[{ href: reachPath({ officeId: office.id }), label: 'Reach' }]} here="Short links" />
      <PageTitle>Short links</PageTitle>
      <p class="lead">
        A short link leads to a page of your office, and Clarion counts how often it is opened. Write it into
        your posts, or wherever you like. Nothing has to be done where you need none.
      </p>
      {isOnOneMachine(shell) ? (
        <Alert kind="warning" heading="People outside cannot open these addresses yet">
          <p>
            This Clarion runs on one machine, and its addresses work only there. Do not give them out before
            it has an address of its own on the internet.
          </p>
        </Alert>
      ) : null}
      {links.length === 0 ? (
        <EmptyState heading="Your office has no short links">
          <p>
            {mayWrite
              ? 'Make the first one below.'
              : 'Somebody of your office who may write posts can make one.'}
          </p>
        </EmptyState>
      ) : (
        <LinkTable {...props} />
      )}
      <h2>What is counted</h2>
      <p class="reach__notes">
        {WHAT_IS_COUNTED} {NOT_PLATFORMS_CLICKS} {LATELY_MEANING}
      </p>
      {mayWrite ? <NewLink {...props} /> : null}
    </Layout>
  );
};

const LinkTable = ({ office, shell, links, campaigns, mayWrite }: ShortLinksPageProps) => {
  const titleOf = (link: CountedLink['link']) => campaigns.find(({ id }) => id === link.campaignId)?.title;
  return (
    <DataTable
      caption="Short links"
      captionHidden
      rows={links}
      columns={[
        { label: 'Link', cell: ({ link }) => link.title },
        { label: 'Address', cell: ({ link }) => <ShortAddress shell={shell} code={link.code} /> },
        { label: 'Leads to', cell: ({ link }) => <PublicLink href={link.target}>{link.target}</PublicLink> },
        { label: 'Campaign', cell: ({ link }) => titleOf(link) ?? 'None' },
        { label: 'Opened in total', numeric: true, cell: ({ total }) => writeNumber(total) },
        { label: LATELY_LABEL, numeric: true, cell: ({ lately }) => writeNumber(lately) },
        {
          label: 'Made by',
          cell: ({ link }) => (
            <>
              {link.by.name}, <TimeText at={link.at} zone={office.zone} />
            </>
          ),
        },
        { label: 'State', cell: ({ link }) => <LinkState {...{ office, link, mayWrite }} /> },
      ]}
    />
  );
};

const LinkState = ({
  office,
  link,
  mayWrite,
}: Pick<ShortLinksPageProps, 'office' | 'mayWrite'> & Pick<CountedLink, 'link'>) => {
  if (link.retiredAt !== undefined) {
    return (
      <>
        Retired on <TimeText at={link.retiredAt} zone={office.zone} />
      </>
    );
  }
  if (!mayWrite) return <>In use</>;
  return (
    <a href={retireLinkPath(office.id, link.code)}>
      Retire<span class="usa-sr-only"> “{link.title}”</span>
    </a>
  );
};

const NewLink = ({ office, campaigns, form }: ShortLinksPageProps) => (
  <Panel id="new-link" heading="Make a short link">
    <Form action={linksPath(office.id)} label="Make a short link">
      <TextField
        form={form}
        name="title"
        label="What it is for"
        hint="Only your office sees this, such as “Polling places in October posts”."
        autocomplete="off"
      />
      <TextField
        form={form}
        name="target"
        label="Address that it leads to"
        hint="An https address on your office’s own website, or one that ends in .gov, such as vote.gov. It cannot be changed later."
        autocomplete="off"
        spellcheck={false}
      />
      {campaigns.length === 0 ? null : (
        <Select
          form={form}
          name="campaign"
          label="Campaign"
          hint="Its reach page shows how often the link was opened. A link that stands in the text of a post is shown there anyway."
          prompt="No campaign"
          options={campaigns.map(({ id, title }) => ({ value: id, label: title }))}
          optional
        />
      )}
      <ButtonRow>
        <Button>Make the short link</Button>
      </ButtonRow>
    </Form>
  </Panel>
);
