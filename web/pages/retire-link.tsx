import type { ShortLink } from '#core/short-link.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { ShortAddress } from '../components/short-address.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { linksPath, retireLinkPath } from '../link-paths.ts';
import type { Shell } from '../shell.ts';

export interface RetireLinkPageProps {
  readonly link: ShortLink;
  readonly shell: Pick<Shell, 'publicOrigin'>;
}

/** Asks once more before a short link leads nowhere. */
export const RetireLinkPage = ({ link, shell }: RetireLinkPageProps) => {
  const { officeId, code, title, target } = link;
  const question = `Retire “${title}”?`;
  return (
    <Layout title={question} section="reach">
      <Breadcrumb trail={[{ href: linksPath(officeId), label: 'Short links' }]} here="Retire" />
      <PageTitle>{question}</PageTitle>
      <SummaryList
        entries={[
          { label: 'Short link', value: <ShortAddress shell={shell} code={code} /> },
          { label: 'Leads to now', value: target },
        ]}
      />
      <p>
        Once it is retired, whoever opens it is told that there is no page, wherever it stands: in posts that
        are public, in printed matter, in mail. This cannot be taken back. How often it was opened stays in
        your list.
      </p>
      <Form action={retireLinkPath(officeId, code)}>
        <ButtonRow>
          <Button kind="danger">Retire the short link</Button>
          <a href={linksPath(officeId)}>Keep it</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
