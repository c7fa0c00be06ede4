import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';

export interface ManualChannelPageProps {
  readonly officeName: string;
  readonly platformName: string;
  readonly form: FormState;
  readonly saveHref: string;
  readonly channelsHref: string;
}

/** Sets up a page that Clarion cannot post to, such as one that the county shares. */
export const ManualChannelPage = (props: ManualChannelPageProps) => {
  const { officeName, platformName, form, channelsHref } = props;
  const title = `Post on ${platformName} by hand`;
  return (
    <Layout title={title} section="channels" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: channelsHref, label: 'Channels' }]} here={title} />
      <ErrorSummary errors={form.errors} />
      <PageTitle>{title}</PageTitle>
      <p>
        For a page that Clarion cannot post to, such as one that your county owns. You schedule posts as for
        any other channel. When one is due, Clarion sends you a message that leads to the text, the picture
        and its description, all ready to copy. A person posts it and records its address.
      </p>
      <Form action={props.saveHref} label={title}>
        <TextField
          form={form}
          name="name"
          label={`Name of the page or profile on ${platformName}`}
          hint="As the public sees it there."
          spellcheck={false}
        />
        <TextField
          form={form}
          name="address"
          type="url"
          label="Its address"
          hint="Copied from the browser. It begins with https://."
          spellcheck={false}
        />
        <TextField
          form={form}
          name="poster"
          label="Who posts there"
          hint="A person or an office, such as “the county’s web team” or “we do”."
        />
        <Checkboxes
          form={form}
          name="attested"
          label="Before you go on"
          choices={[
            {
              value: 'yes',
              label: `This is an official page, and ${officeName} may have its posts put there.`,
              hint: 'It is not a personal profile and not a candidate’s or a campaign’s.',
            },
          ]}
        />
        <ButtonRow>
          <Button>Save</Button>
          <a href={channelsHref}>Back, change nothing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
