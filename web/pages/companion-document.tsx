import type { Office } from '#core/office.ts';
import type { CompanionReading } from '#use-cases/read-companion.ts';
import { companionPath } from '../companion-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { FilledDocumentText } from '../components/filled-document.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { campaignPath } from '../office-paths.ts';

export interface CompanionDocumentPageProps {
  readonly office: Office;
  readonly reading: CompanionReading;
}

/** A companion's document alone, laid out for letter paper: on paper nothing else of the page stands around it. */
export const CompanionDocumentPage = ({ office, reading }: CompanionDocumentPageProps) => {
  const { campaign, template, document } = reading;
  const address = { officeId: office.id, campaignId: campaign.id, kind: template.kind };
  const { missing } = document;
  return (
    <Layout title={`${document.title} of ${office.name}`} section="posts">
      <Breadcrumb
        trail={[
          { href: campaignPath(office.id, campaign.id), label: campaign.title },
          { href: companionPath(address), label: template.title },
        ]}
        here="To print"
      />
      <div class="screen-only">
        <PageTitle above={template.title}>Print or save as PDF</PageTitle>
        <p>
          Print this page with your browser: it is laid out for letter paper. To make a PDF, choose “Save as
          PDF” where you choose the printer.
        </p>
        {missing.length === 0 ? null : (
          <Alert kind="warning" heading="Something is still missing">
            <p>
              It is marked in the document: {missing.map(({ label }) => label).join('; ')}.{' '}
              <a href={companionPath(address)}>Fill it in</a>
            </p>
          </Alert>
        )}
      </div>
      <article class={`paper paper--${template.kind}`} aria-label={document.title}>
        <FilledDocumentText document={document} />
      </article>
    </Layout>
  );
};
