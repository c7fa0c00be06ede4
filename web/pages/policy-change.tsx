import type { Association } from '#core/association.ts';
import { type AssociationPolicy, mergePolicies } from '#core/guardrails/association-policy.ts';
import { isHeldElsewhere } from '#core/guardrails/data/held-elsewhere.ts';
import { RULE_TITLES, SEVERITY_TEXTS } from '#core/guardrails/data/rule-titles.ts';
import { RULE_IDS, SEVERITIES } from '#core/guardrails/data/severities.ts';
import { THRESHOLD_TITLES, WORD_LIST_TITLES } from '#core/guardrails/data/threshold-titles.ts';
import { THRESHOLDS, type ThresholdId } from '#core/guardrails/data/thresholds.ts';
import type { WordListId } from '#core/guardrails/data/word-lists.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Radios } from '../components/choices.tsx';
import { DateField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import type { PolicyKind } from '../forms/policy-forms.ts';
import { policyPath } from '../wording-paths.ts';

export interface ChangePolicyPageProps {
  readonly association: Association;
  readonly policy: AssociationPolicy;
  readonly kind: PolicyKind;
  readonly form: FormState;
}

/** What each kind of change is called, where it is chosen and on its own page. */
export const POLICY_KINDS: Readonly<Record<PolicyKind, string>> = {
  'set-severity': 'Change what a rule does',
  'put-words': 'Add words',
  'drop-words': 'Take words off a list',
  'set-threshold': 'Change a number',
  'set-hashtag': 'Change a hashtag',
  'allow-host': 'Allow an address',
};

/** One change of the rules for all offices, with the authority on which it is made. */
export const ChangePolicyPage = ({ association, policy, kind, form }: ChangePolicyPageProps) => (
  <Layout
    title={POLICY_KINDS[kind]}
    section="association-safety"
    failed={Object.keys(form.errors).length > 0}
  >
    <Breadcrumb
      trail={[{ href: policyPath(association.id), label: 'Rules for wording' }]}
      here={POLICY_KINDS[kind]}
    />
    <ErrorSummary errors={form.errors} />
    <PageTitle>{POLICY_KINDS[kind]}</PageTitle>
    <p class="lead">
      It holds for every office of the association, for posts that are scheduled already too. Enter it if
      counsel asks for it; Clarion does not know the law.
    </p>
    <Form action={policyPath(association.id)}>
      <Hidden name="seen" value={String(policy.version)} />
      <Hidden name="kind" value={kind} />
      <KindFields {...{ policy, kind, form }} />
      <TextField
        form={form}
        name="citation"
        label="Law or policy"
        hint="The section that asks for it, as your counsel would cite it."
        autocomplete="off"
      />
      <DateField form={form} name="on" label="In force since" />
      <ButtonRow>
        <Button>{POLICY_KINDS[kind]}</Button>
        <a href={policyPath(association.id)}>Back without changing</a>
      </ButtonRow>
    </Form>
  </Layout>
);

const KindFields = ({ policy, kind, form }: Omit<ChangePolicyPageProps, 'association'>) => {
  switch (kind) {
    case 'set-severity':
      return (
        <>
          <Select form={form} name="rule" label="Rule" prompt="Choose a rule" options={RULES} />
          <Radios
            form={form}
            name="severity"
            label="What becomes of a post?"
            choices={(['block-with-override', 'warn', 'off'] as const).map((value) => ({
              value,
              label: SEVERITY_TEXTS[value],
            }))}
          />
        </>
      );
    case 'put-words':
      return (
        <>
          <Select form={form} name="list" label="List" prompt="Choose a list" options={LISTS} />
          <TextField
            form={form}
            name="words"
            label="Words"
            hint="Plain words, found in any case and as whole words."
            autocomplete="off"
          />
          <Radios form={form} name="language" label="Language" choices={LANGUAGES} />
          <Radios
            form={form}
            name="use"
            label="What becomes of them?"
            choices={[
              { value: 'report', label: 'They are reported' },
              { value: 'excuse', label: 'They are let pass, with what is reported inside them' },
            ]}
          />
        </>
      );
    case 'drop-words':
      return (
        <Select form={form} name="id" label="Words" prompt="Choose words" options={listEntries(policy)} />
      );
    case 'set-threshold':
      return (
        <>
          <Select form={form} name="threshold" label="Number" prompt="Choose a number" options={NUMBERS} />
          <TextField form={form} name="value" label="From now on" autocomplete="off" />
        </>
      );
    case 'set-hashtag':
      return (
        <>
          <TextField form={form} name="tag" label="Hashtag" autocomplete="off" spellcheck={false} />
          <TextField
            form={form}
            name="association"
            label="Whom it belongs to"
            hint="Leave it empty to strike the hashtag from the list."
            autocomplete="off"
            optional
          />
        </>
      );
    case 'allow-host':
      return (
        <TextField
          form={form}
          name="host"
          label="Address"
          hint="Such as example.gov, or one page such as example.org/voters."
          autocomplete="off"
          spellcheck={false}
        />
      );
  }
};

/** Those whose severity an association may change. */
const RULES = RULE_IDS.filter((id) => SEVERITIES[id] !== 'block' && !isHeldElsewhere(id)).map((id) => ({
  value: id,
  label: RULE_TITLES[id],
}));

const LISTS = Object.entries(WORD_LIST_TITLES).map(([value, label]) => ({ value, label }));

const NUMBERS = Object.entries(THRESHOLD_TITLES).map(([id, title]) => {
  const { min, max } = THRESHOLDS[id as ThresholdId];
  return { value: id, label: `${title} (${min} to ${max})` };
});

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
];

function listEntries(policy: AssociationPolicy) {
  return Object.entries(mergePolicies([policy]).words).flatMap(([list, entries]) =>
    entries.map(({ id }) => ({
      value: `${list} ${id}`,
      label: `${WORD_LIST_TITLES[list as WordListId]}: ${id}`,
    })),
  );
}
