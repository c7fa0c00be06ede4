import type { Association } from '#core/association.ts';
import { OfficeId, Platform } from '#core/ids.ts';
import { tagLinks } from '#core/links/tag-links.ts';
import type { UtmSetting } from '#core/links/utm-rule.ts';
import { associationPath, linkParametersPath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Radios } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';

export interface LinkParametersPageProps {
  readonly association: Association;
  readonly setting: UtmSetting | undefined;
  readonly form: FormState;
  readonly mayManage: boolean;
  /** Why nothing was changed. */
  readonly refusal?: string | undefined;
}

/** What links of an association's campaigns carry, so that websites can tell where people came from. */
export const LinkParametersPage = (props: LinkParametersPageProps) => {
  const { association, setting, form, mayManage, refusal } = props;
  return (
    <Layout
      title="Link parameters"
      section="association-campaigns"
      failed={refusal !== undefined || Object.keys(form.errors).length > 0}
    >
      <Breadcrumb
        trail={[{ href: associationPath(association.id), label: 'Campaigns' }]}
        here="Link parameters"
      />
      <PageTitle>Link parameters</PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : (
        <Alert kind="warning" heading="Nothing was changed">
          <p>{refusal}</p>
        </Alert>
      )}
      <p class="lead">
        Links to your own and your offices’ websites can carry a few words for those websites’ statistics,
        which then tell from which post people came. They are often called UTM parameters.
      </p>
      <p>
        Only links to an office’s own website and to the websites below are changed. Links to anybody else,
        such as vote.gov, and short links stay as they are, and so does what a link carries already. On
        Instagram nothing is added, because nobody can tap a link there. The words name the post, and nothing
        about who opens the link.
      </p>
      <Standing setting={setting} association={association} />
      {mayManage ? <Settings {...props} /> : <p>An owner of your association can change this.</p>}
    </Layout>
  );
};

const Standing = ({ setting, association }: Pick<LinkParametersPageProps, 'setting' | 'association'>) => (
  <>
    <p>
      <strong>
        {setting?.isOn
          ? 'Links of campaigns that you prepare now carry parameters.'
          : 'Links of campaigns that you prepare now carry no parameters.'}
      </strong>{' '}
      {setting === undefined ? null : (
        <>
          {setting.by.name} decided so on <TimeText at={setting.at} zone={association.zone} />.
        </>
      )}
    </p>
    {setting?.isOn ? (
      <p class="link-example">
        For example: <code>{exampleOf(setting)}</code>
      </p>
    ) : null}
  </>
);

const Settings = ({ association, setting, form }: LinkParametersPageProps) => (
  <Form action={linkParametersPath(association.id)} label="Link parameters">
    <Hidden name="seen" value={String(setting?.version ?? 0)} />
    <Radios
      form={form}
      name="wanted"
      label="Links carry parameters"
      hint="This holds for campaigns that you prepare or revise from now on. What is offered already stays as it is."
      choices={[
        { value: 'off', label: 'No' },
        { value: 'on', label: 'Yes' },
      ]}
    />
    <TextField
      form={form}
      name="source"
      label="Source (utm_source)"
      hint="Where people come from. {platform} stands for the platform, such as facebook."
      autocomplete="off"
      spellcheck={false}
    />
    <TextField
      form={form}
      name="medium"
      label="Medium (utm_medium)"
      hint="What kind of place that is, such as social."
      autocomplete="off"
      spellcheck={false}
    />
    <TextField
      form={form}
      name="campaign"
      label="Campaign (utm_campaign)"
      hint="{campaign} stands for the campaign’s title in plain letters, {office} for the office."
      autocomplete="off"
      spellcheck={false}
    />
    <TextArea
      form={form}
      name="hosts"
      label="Your association’s websites"
      hint="One a line, such as fourrivers.example.gov. Each office’s own website is included anyway."
      rows={4}
      optional
    />
    <ButtonRow>
      <Button>Save</Button>
    </ButtonRow>
  </Form>
);

const EXAMPLE = {
  campaign: 'Adopting the Standards',
  platform: Platform.parse('facebook'),
  office: { id: OfficeId.parse('millbrook'), website: 'https://millbrook.example.gov' },
};

function exampleOf(setting: UtmSetting): string {
  return tagLinks('https://millbrook.example.gov/vote', setting, EXAMPLE);
}
