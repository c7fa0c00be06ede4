import type { Association } from '#core/association.ts';
import { describeTime, slotAt } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import type { OfficePlan, PreparedOffers } from '#use-cases/prepare-offers.ts';
import { associationPath, linkParametersPath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Carried } from '../components/carried.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import { carriedValues } from '../forms/association-campaign-form.ts';
import { type FieldErrors, type FormState, type FormValues, textOf } from '../forms/form-state.ts';
import type { LinksView } from '../links-view.ts';
import { CampaignSteps } from './association-campaign-steps.tsx';
import { CostForecast } from './association-cost.tsx';
import { CountCalendar } from './association-count-calendar.tsx';
import { countOffices } from './association-numbers.ts';
import { OfficeTexts } from './association-office-texts.tsx';
import { Contradictions, Omissions } from './association-omissions.tsx';
import { SimilarTexts } from './association-similar.tsx';
import { countPosts } from './count-posts.ts';

export interface AssociationCampaignPreviewPageProps {
  readonly association: Association;
  readonly prepared: PreparedOffers;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
  /** Everything that the form holds, to carry along. */
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** The office whose texts are shown. */
  readonly shown: OfficePlan | undefined;
  /** Where the links of its texts lead. */
  readonly links: LinksView;
  readonly mayOffer: boolean;
  readonly mayOverride: boolean;
}

/** What every office would get, and the last step before it is offered. */
export const AssociationCampaignPreviewPage = (props: AssociationCampaignPreviewPageProps) => {
  const { association, prepared, rules, now, values, errors, mayOffer } = props;
  const { campaign, offices, similar, posts, cost } = prepared;
  return (
    <Layout
      title="See what offices would get"
      section="association-new-campaign"
      width="wide"
      failed={Object.keys(errors).length > 0}
    >
      <PageTitle above={campaign.title}>See what offices would get</PageTitle>
      <CampaignSteps current={3} />
      <ErrorSummary errors={errors} />
      <p class="lead">
        Nothing is offered yet. Each office will see its own texts, and nothing goes out for it before it says
        yes.
      </p>
      <Numbers {...props} />
      {similar.length === 0 ? null : <SimilarTexts groups={similar} posts={posts} />}
      <Contradictions offices={offices} />
      <Omissions offices={offices} />
      <CostForecast cost={cost} rules={rules} now={now} zone={association.zone} />
      <CountCalendar offices={offices} />
      <OfficeTexts {...props} />
      {prepared.posts.size === 0 ? null : mayOffer ? (
        <OfferForm {...props} />
      ) : (
        <Alert kind="info" heading="Your role does not offer">
          <p>
            You can prepare this campaign. Ask a publisher or an owner of the association to offer it; they
            fill in the form anew.
          </p>
        </Alert>
      )}
      <Form action={associationPath(association.id, '/campaigns/change')} label="Change">
        <Carried values={carriedValues(values)} />
        <ButtonRow>
          <Button kind="outline">Change something</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

const Numbers = ({ association, prepared, rules }: AssociationCampaignPreviewPageProps) => {
  const { campaign, offices, posts } = prepared;
  const all = [...posts.values()].map(({ post }) => post);
  const empty = offices.filter((plan) => plan.posts.length === 0);
  const days = all.map(({ slot }) => slot).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)];
  return (
    // The error summary leads here where no office would get anything.
    <section id="schedule" aria-labelledby="numbers" tabindex={-1}>
      <h2 id="numbers">In numbers</h2>
      <SummaryList
        entries={[
          {
            label: 'Offices',
            value:
              empty.length === 0
                ? countOffices(offices.length)
                : `${countOffices(offices.length)}, of which ${writeNumber(empty.length)} would get no post`,
          },
          {
            label: 'Posts',
            value: `${writeNumber(all.length)}${all.length === 0 ? '' : `: ${perPlatform()}`}`,
          },
          ...(first && last
            ? [
                { label: 'First post', value: describeTime(first.due, first.zone) },
                { label: 'Last post', value: describeTime(last.due, last.zone) },
              ]
            : []),
          {
            label: 'Answers until',
            value: describeTime(slotAt(campaign.deadline, association.zone).due, association.zone),
          },
          ...(campaign.utm
            ? [
                {
                  label: 'Links',
                  value: (
                    <>
                      Those to your own and your offices’ websites carry parameters:{' '}
                      <a href={linkParametersPath(association.id)}>which ones</a>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );

  function perPlatform(): string {
    return rules
      .map(({ platform, name }) => ({ name, count: all.filter((post) => post.platform === platform).length }))
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${name} ${writeNumber(count)}`)
      .join(', ');
  }
};

const OfferForm = (props: AssociationCampaignPreviewPageProps) => {
  const { association, prepared, values, errors, mayOverride } = props;
  const form: FormState = { values, errors };
  const count = prepared.offices.length;
  const posts = countPosts(prepared.posts.size);
  return (
    <section aria-labelledby="offer">
      <h2 id="offer">Offer it</h2>
      <Form action={associationPath(association.id, '/campaigns')} label="Offer">
        <Carried values={carriedValues(values)} />
        {prepared.similar.length === 0 ? null : mayOverride ? (
          <TextArea
            form={form}
            name="override"
            label="Why may texts that are much alike go out on X all the same?"
            hint="X forbids near-identical texts across accounts and may suspend them. Everybody can read this reason later. Leave it empty and change the campaign if you have none."
            rows={3}
            optional
          />
        ) : (
          <div id="override" tabindex={-1}>
            <Alert kind="warning">
              <p>
                Texts on X are too much alike. Change the campaign, or ask an approver of the association, who
                may give a reason and offer it all the same.
              </p>
            </Alert>
          </div>
        )}
        <Checkboxes
          form={form}
          name="attested"
          label="Your word"
          choices={[
            {
              value: 'yes',
              label: 'I have looked at what the offices will see.',
              hint: 'Your name and this moment are recorded with the campaign.',
            },
          ]}
        />
        <ButtonRow>
          <Button>
            {textOf(form, 'revises') === '' ? 'Offer' : 'Propose the revision'} to {countOffices(count)}
          </Button>
          <span class="usa-hint">{posts}, as drafts. Offices are told by mail.</span>
        </ButtonRow>
      </Form>
    </section>
  );
};
