import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { OwnCompanions } from '#core/own-pack/own-companions.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Pack } from '#core/pack.ts';
import { Button } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Select } from '../components/select.tsx';
import { freshForm } from '../forms/form-state.ts';
import { packCompanionsPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

export interface OwnPackCompanionsProps {
  readonly place: Place;
  readonly pack: OwnPack;
  readonly companions: OwnCompanions | undefined;
  readonly shipped: readonly Pack[];
  readonly mayWrite: boolean;
}

/** What a pack offers beside its messages, and in which languages. */
export const OwnPackCompanions = (props: OwnPackCompanionsProps) => {
  const { place, pack, companions, mayWrite } = props;
  const templates = companions?.templates ?? [];
  return (
    <section aria-labelledby="companions">
      <h2 id="companions">Companions</h2>
      {templates.length === 0 ? (
        <p>
          None yet. A press release, an op-ed, a proclamation or a card goes out beside the posts of a
          campaign, filled in with what the campaign and the office’s records know.
        </p>
      ) : (
        <DataTable
          caption="Companions, and their languages"
          captionHidden
          rows={templates}
          columns={[
            { label: 'Companion', cell: ({ title }) => title },
            { label: 'Languages', cell: (template) => describeLanguages(template, pack) },
            {
              label: 'Do',
              cell: ({ kind, title }) => (
                <a href={packCompanionsPath(place.scope, pack.id, kind)}>
                  {mayWrite ? 'Read and change' : 'Read'}
                  <span class="usa-sr-only"> {title}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      {mayWrite ? <Begin {...props} templates={templates} /> : null}
    </section>
  );
};

const Begin = ({
  place,
  pack,
  companions,
  shipped,
  templates,
}: OwnPackCompanionsProps & { readonly templates: readonly CompanionTemplate[] }) => {
  const free = shipped.flatMap(({ id, title, companions: offered = [] }) =>
    offered
      .filter(({ kind }) => !templates.some((each) => each.kind === kind))
      .map((each) => ({ value: `${id} ${each.kind}`, label: `${each.title} of ${title}` })),
  );
  if (free.length === 0) return null;
  return (
    <Form action={packCompanionsPath(place.scope, pack.id)}>
      <Hidden name="seen" value={String(companions?.version ?? 0)} />
      <Select form={freshForm()} name="from" label="Begin with" options={free} />
      <Button kind="outline">Add it to the pack</Button>
    </Form>
  );
};

/** The languages that there are, and those of the pack that there are not. */
function describeLanguages({ wordings }: CompanionTemplate, { languages }: OwnPack): string {
  const there = wordings.map(({ language }) => language);
  const list = (tags: readonly string[]) => new Intl.ListFormat('en-US').format(tags.map(nameLanguage));
  const missing = languages.filter((language) => !there.includes(language));
  return missing.length === 0 ? list(there) : `${list(there)}; not in ${list(missing)}`;
}
