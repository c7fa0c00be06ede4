import type { Association } from '#core/association.ts';
import {
  type AssociationPolicy,
  mergePolicies,
  type StoredChange,
} from '#core/guardrails/association-policy.ts';
import { describeChange } from '#core/guardrails/change-policy.ts';
import { HELD_ELSEWHERE, isHeldElsewhere } from '#core/guardrails/data/held-elsewhere.ts';
import { RULE_TITLES, SEVERITY_TEXTS } from '#core/guardrails/data/rule-titles.ts';
import { RULE_IDS, type RuleId, SEVERITIES } from '#core/guardrails/data/severities.ts';
import { THRESHOLD_TITLES, WORD_LIST_TITLES } from '#core/guardrails/data/threshold-titles.ts';
import { THRESHOLDS, type ThresholdId } from '#core/guardrails/data/thresholds.ts';
import { WORD_LISTS, type WordListId } from '#core/guardrails/data/word-lists.ts';
import type { GuardrailPolicy } from '#core/guardrails/policy.ts';
import { associationSafetyPath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { NO_CERTIFICATE } from '../components/wording-notes.tsx';
import { policyPath } from '../wording-paths.ts';
import { POLICY_KINDS } from './policy-change.tsx';

export interface PolicyPageProps {
  readonly association: Association;
  readonly policy: AssociationPolicy;
  readonly mayManage: boolean;
  /** Why nothing was changed. */
  readonly refusal?: string | undefined;
}

/** The rules by which the posts of all offices are read: as they come with Clarion, and as the association has them. */
export const PolicyPage = (props: PolicyPageProps) => {
  const { association, policy, mayManage, refusal } = props;
  const merged = mergePolicies([policy]);
  return (
    <Layout
      title="Rules for wording"
      section="association-safety"
      width="wide"
      failed={refusal !== undefined}
    >
      <Breadcrumb
        trail={[{ href: associationSafetyPath(association.id), label: 'Stop and resume' }]}
        here="Rules for wording"
      />
      <PageTitle>Rules for wording</PageTitle>
      {refusal === undefined ? null : (
        <Alert kind="warning" heading="Nothing was changed">
          <p>{refusal}</p>
        </Alert>
      )}
      <p class="lead">
        Clarion reads the posts of all offices by these rules, every party and candidate alike. Counsel can
        change them, with the law or policy that asks for it. {NO_CERTIFICATE}
      </p>
      <h2>Changed by your association</h2>
      <Changes {...props} />
      {mayManage ? (
        <nav aria-label="Change the rules">
          <ButtonRow>
            {Object.entries(POLICY_KINDS).map(([kind, label]) => (
              <ButtonLink href={policyPath(association.id, `new?kind=${kind}`)} kind="outline">
                {label}
              </ButtonLink>
            ))}
          </ButtonRow>
        </nav>
      ) : (
        <p>An owner of the association can change them.</p>
      )}
      <Rules policy={merged} />
      <Numbers policy={merged} />
      <Words policy={merged} />
    </Layout>
  );
};

const Changes = ({ association, policy, mayManage }: PolicyPageProps) =>
  policy.changes.length === 0 ? (
    <p>Nothing yet. The rules hold as they come with Clarion.</p>
  ) : (
    <DataTable
      caption="Changed by your association"
      captionHidden
      rows={policy.changes}
      columns={[
        { label: 'Change', cell: ({ change }) => describeChange(change) },
        { label: 'Law or policy', cell: ({ change }) => `${change.citation}, since ${change.on}` },
        {
          label: 'Entered',
          cell: ({ by, at }) => (
            <>
              {by.name}, <TimeText at={at} zone={association.zone} />
            </>
          ),
        },
        ...(mayManage
          ? [
              {
                label: 'Take back',
                cell: ({ id, change }: StoredChange) => (
                  <Form
                    action={policyPath(association.id, 'take-back')}
                    label={`Take back: ${describeChange(change)}`}
                  >
                    <Hidden name="seen" value={String(policy.version)} />
                    <Hidden name="id" value={id} />
                    <Button kind="outline">
                      Take back<span class="usa-sr-only"> this change: {describeChange(change)}</span>
                    </Button>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  );

const Rules = ({ policy }: { readonly policy: GuardrailPolicy }) => (
  <>
    <h2>Rules</h2>
    <DataTable
      caption="Rules, as they hold and as they come with Clarion"
      captionHidden
      rows={RULE_IDS}
      columns={[
        { label: 'Rule', cell: (id: RuleId) => RULE_TITLES[id] },
        { label: 'What becomes of a post', cell: (id: RuleId) => describeSeverity(id, policy) },
        {
          label: 'As it comes with Clarion',
          cell: (id: RuleId) =>
            policy.severities[id] === SEVERITIES[id] ? 'The same' : SEVERITY_TEXTS[SEVERITIES[id]],
        },
      ]}
    />
  </>
);

function describeSeverity(id: RuleId, { severities }: GuardrailPolicy): string {
  return isHeldElsewhere(id)
    ? HELD_ELSEWHERE[id as keyof typeof HELD_ELSEWHERE].replace(/ \([^)]*\)\.$/, '.')
    : SEVERITY_TEXTS[severities[id]];
}

const Numbers = ({ policy }: { readonly policy: GuardrailPolicy }) => (
  <>
    <h2>Numbers</h2>
    <DataTable
      caption="Numbers, as they hold and as they come with Clarion"
      captionHidden
      rows={Object.keys(THRESHOLDS) as readonly ThresholdId[]}
      columns={[
        { label: 'Number', cell: (id: ThresholdId) => THRESHOLD_TITLES[id] },
        { label: 'Holds', numeric: true, cell: (id: ThresholdId) => String(policy.thresholds[id]) },
        {
          label: 'As it comes with Clarion',
          numeric: true,
          cell: (id: ThresholdId) => String(THRESHOLDS[id].value),
        },
      ]}
    />
  </>
);

/** A list's entries by their names, since patterns are no reading for people; what counsel added stands above in words. */
const Words = ({ policy }: { readonly policy: GuardrailPolicy }) => (
  <>
    <h2>Words</h2>
    {(Object.keys(WORD_LISTS) as readonly WordListId[]).map((list) => (
      <details>
        <summary>
          {WORD_LIST_TITLES[list]}: {policy.words[list].length} entries, {WORD_LISTS[list].length} as it comes
          with Clarion
        </summary>
        <p>{policy.words[list].map(({ id }) => id).join(', ')}</p>
      </details>
    ))}
    <h2>Addresses that every office may link to</h2>
    <p>{policy.hosts.join(', ')}</p>
  </>
);
