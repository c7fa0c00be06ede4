import type { Association } from '#core/association.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { OfficePlan, PreparedOffers } from '#use-cases/prepare-offers.ts';
import { associationMediaPath, associationPath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Carried } from '../components/carried.tsx';
import { Form } from '../components/form.tsx';
import { LinkList } from '../components/link-list.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { Select } from '../components/select.tsx';
import { TimeText } from '../components/time-text.tsx';
import { carriedValues } from '../forms/association-campaign-form.ts';
import type { FormValues } from '../forms/form-state.ts';
import { type LinksView, linksWithin } from '../links-view.ts';
import { describeContradictions } from './association-omissions.tsx';
import { countPosts } from './count-posts.ts';
import { describeReading } from './describe-reading.ts';

export interface OfficeTextsProps {
  readonly association: Association;
  readonly prepared: PreparedOffers;
  readonly rules: readonly TextRules[];
  readonly values: FormValues;
  readonly shown: OfficePlan | undefined;
  readonly links: LinksView;
}

/** Every text of one office, word for word and at its time on that office's clock. */
export const OfficeTexts = ({ association, prepared, rules, values, shown, links }: OfficeTextsProps) =>
  shown === undefined ? null : (
    <section aria-labelledby="texts">
      <h2 id="texts">Every text, office by office</h2>
      <Form action={associationPath(association.id, '/campaigns/preview#texts')} label="Choose an office">
        <Carried values={carriedValues(values)} />
        <Select
          form={{ values: { office: shown.office.id }, errors: {} }}
          name="office"
          label="Show the texts of"
          options={prepared.offices.map(({ office }) => ({ value: office.id, label: office.name }))}
        />
        <ButtonRow>
          <Button kind="outline">Show this office</Button>
        </ButtonRow>
      </Form>
      <h3>
        {shown.office.name}: {countPosts(shown.posts.length)}
      </h3>
      {shown.omitted.length === 0 ? null : (
        <ul class="plain-list">
          {shown.omitted.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <OfficeContradictions plan={shown} />
      <PreviewColors />
      {groupByTime(shown.posts).map((posts) => (
        <TextsAtOnce {...{ association, posts, rules, links }} office={shown.office.name} />
      ))}
    </section>
  );

const OfficeContradictions = ({ plan }: { readonly plan: OfficePlan }) =>
  plan.contradictions.length === 0 ? null : (
    <Alert kind="warning">
      <p>This office’s election calendar contradicts some of it.</p>
      {describeContradictions(plan).map((sentence) => (
        <p>{sentence}</p>
      ))}
    </Alert>
  );

interface TextsProps {
  readonly association: Association;
  /** All at the same time. */
  readonly posts: readonly Post[];
  readonly rules: readonly TextRules[];
  readonly office: string;
  readonly links: LinksView;
}

const TextsAtOnce = ({ association, posts, rules, office, links }: TextsProps) => {
  const [first] = posts;
  if (!first) return null;
  const reading = describeReading(first.slot);
  return (
    <>
      <h4>
        <TimeText at={first.slot.due} zone={first.slot.zone} />
      </h4>
      {reading === undefined ? null : <p>{reading}</p>}
      <div class="preview-list">
        {posts.map(({ platform, text, language, image }) =>
          rules
            .filter((rule) => rule.platform === platform)
            .map((rule) => (
              <div>
                <PostPreview
                  rules={rule}
                  channel={{ name: office, handle: '' }}
                  text={text}
                  language={language}
                  image={image && { ...image, url: associationMediaPath(association.id, image.mediaId) }}
                />
                <LinkList view={linksWithin(links, text)} zone={association.zone} />
              </div>
            )),
        )}
      </div>
    </>
  );
};

/** Posts that go out together, in the order of time. */
function groupByTime(posts: readonly Post[]): readonly (readonly Post[])[] {
  const groups = new Map<string, Post[]>();
  for (const post of posts) groups.set(post.slot.due, [...(groups.get(post.slot.due) ?? []), post]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
