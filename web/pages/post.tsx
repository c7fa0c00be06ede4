import { describeAnchoredTime } from '#core/election/anchored-time.ts';
import type { Override } from '#core/guardrails/override.ts';
import { isOverdueHandOff } from '#core/hand-off.ts';
import { isFinal } from '#core/post-states.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { LinkList } from '../components/link-list.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { PostTags } from '../components/state-tag.tsx';
import { describeState } from '../components/state-text.ts';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { HeldBackList, WordingNotes } from '../components/wording-notes.tsx';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { campaignPath, mediaPath, postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { isPublicView, type PostView } from '../post-view.ts';
import { safetyPath } from '../safety-paths.ts';
import { describeReading } from './describe-reading.ts';
import { OVERDUE } from './hand-off-panel.tsx';
import { PostCorrections } from './post-corrections.tsx';
import { PostReachSection } from './post-reach.tsx';
import { PostSteps } from './post-steps.tsx';
import { type Refusal, RefusalAlert } from './refusal-alert.tsx';

export interface PostPageProps {
  readonly view: PostView;
  /** What the member sent, where it is shown again. */
  readonly form?: FormState | undefined;
  /** Why what the member wanted did not happen. */
  readonly refusal?: Refusal | undefined;
}

/** What a page about this post is called. */
export function namePost({ rules, post }: PostView): string {
  return `${rules.name} post for ${describeTime(post.slot.due, post.slot.zone)}`;
}

export const PostPage = ({ view, form = freshForm(), refusal }: PostPageProps) => {
  const { office, post, rules, channel, history } = view;
  const name = namePost(view);
  const failed = refusal !== undefined || Object.keys(form.errors).length > 0;
  return (
    <Layout
      title={name}
      section="posts"
      failed={failed}
      islands={post.state === 'handoff' ? ['copy-text'] : undefined}
    >
      <Breadcrumb trail={[{ href: officePath(office.id, '/posts'), label: 'Posts' }]} here={name} />
      <PageTitle above={view.campaign?.title} actions={<PostTags {...post} />}>
        {name}
      </PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : <RefusalAlert refusal={refusal} zone={office.zone} />}
      <State {...view} />
      <PostSteps view={view} form={form} />
      <h2>As it stands</h2>
      <PreviewColors />
      <PostPreview
        rules={rules}
        channel={channel}
        text={post.text}
        language={post.language}
        mentions={post.mentions}
        image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
      />
      {isFinal(post.state) ? null : (
        <WordingNotes {...{ post, office, rules }} facts={view.facts} onlyWarnings />
      )}
      {view.links === undefined ? null : (
        <LinkList
          view={view.links}
          zone={office.zone}
          again={view.mayWrite ? postPath(post, 'check-links') : undefined}
        />
      )}
      {isPublicView(view) ? (
        <>
          <PostReachSection view={view} form={form} />
          <PostCorrections view={view} />
        </>
      ) : null}
      <h2>Details</h2>
      <Details {...view} />
      <h2>History</h2>
      <HistoryList entries={history} zone={office.zone} />
    </Layout>
  );
};

/** The state in words, and what stands in the way. */
const State = ({ office, post, rules, channel, now, circumstances, heldBack, bar }: PostView) => {
  const { meaning, tone } = describeState(post.state);
  if (bar) {
    return (
      <Alert kind="error" heading={`Do not post it on ${rules.name} now`}>
        <p>
          {bar.why} <a href={safetyPath(office.id)}>Stop and resume</a>
        </p>
        <p>
          If it is public already, record its address below, and take it down on {rules.name} if it should not
          be there. If it is not, leave it until posting is allowed again, or cancel it.
        </p>
      </Alert>
    );
  }
  if (isOverdueHandOff(post, now)) {
    return (
      <Alert kind="error" heading="Overdue">
        <p>{OVERDUE}</p>
      </Alert>
    );
  }
  if (post.state === 'scheduled' && circumstances.barred) {
    return (
      <Alert kind="warning" heading="Approved, and kept back">
        <p>
          As things are, it does not go out at its time: a stop or a blackout covers it.{' '}
          <a href={safetyPath(office.id)}>Stop and resume</a>
        </p>
      </Alert>
    );
  }
  if (post.state === 'scheduled' && heldBack.length > 0) {
    return (
      <Alert kind="warning" heading="Approved, and kept back">
        <p>
          A list or a rule has changed since it was approved. As things are, it is put on hold at its time.
          Edit the text, or save it as it is and approve it with a reason.
        </p>
        <HeldBackList findings={heldBack} />
      </Alert>
    );
  }
  if (post.state === 'scheduled' && channel?.mode === 'manual') {
    return (
      <p class="lead">Approved. At its time Clarion sends you a message, and a person posts it by hand.</p>
    );
  }
  if (post.receipt && post.removedAt !== undefined) {
    return (
      <Alert kind="warning" heading={`This post is gone from ${rules.name}`}>
        <p>
          It was not there when Clarion looked on <TimeText at={post.removedAt} zone={office.zone} />. Clarion
          did not remove it. It was at{' '}
          <PublicLink href={post.receipt.permalink}>{post.receipt.permalink}</PublicLink>.
        </p>
        <p>If your office removed it because something was wrong, record the correction below.</p>
      </Alert>
    );
  }
  if (post.receipt) {
    return (
      <Alert kind="success" heading="The public can see this post">
        <p>
          <a href={post.receipt.permalink}>{post.receipt.permalink}</a>
        </p>
      </Alert>
    );
  }
  // Only a post that was cancelled in doubt keeps the attempt that nobody knows the end of.
  if (post.state === 'cancelled' && post.attempt !== undefined) {
    return (
      <Alert kind="warning" heading="Cancelled, and perhaps public">
        <p>
          It had been sent without an answer when it was cancelled. Look on {rules.name} whether it is there,
          and delete it there if it must not stay.
        </p>
      </Alert>
    );
  }
  if (post.trouble === undefined || isFinal(post.state)) return <p class="lead">{meaning}</p>;
  return (
    <Alert kind={tone === 'trouble' ? 'error' : 'warning'} heading={meaning}>
      <p>{post.trouble}</p>
    </Alert>
  );
};

const Details = ({ office, post, campaign }: PostView) => {
  const { slot, receipt, approval } = post;
  const reading = describeReading(slot);
  return (
    <SummaryList
      entries={[
        ...(receipt
          ? [
              { label: 'Public at', value: <a href={receipt.permalink}>{receipt.permalink}</a> },
              {
                label: receipt.byHand ? 'Posted by hand, recorded' : 'Published',
                value: <TimeText at={receipt.publishedAt} zone={slot.zone} />,
              },
            ]
          : []),
        {
          label: post.state === 'scheduled' ? 'Goes out' : 'Planned for',
          value: (
            <>
              <TimeText at={slot.due} zone={slot.zone} />
              {reading === undefined ? null : <p class="usa-hint">{reading}</p>}
            </>
          ),
        },
        ...(post.anchor ? [{ label: 'Follows the calendar', value: describeAnchoredTime(post.anchor) }] : []),
        ...(isFinal(post.state)
          ? []
          : [
              {
                label: post.state === 'handoff' ? 'Should be out by' : 'Never sent after',
                value: <TimeText at={post.notAfter} zone={slot.zone} />,
              },
            ]),
        {
          label: 'Approved',
          value: approval ? (
            <>
              By {approval.by.name}, <TimeText at={approval.at} zone={slot.zone} />
              {approval.alone ? (
                <p class="usa-hint">
                  Their own text, approved alone: nobody else of the office could approve it.
                </p>
              ) : null}
            </>
          ) : (
            'Not yet'
          ),
        },
        ...(post.overrides
          ? [{ label: 'Let through', value: <LetThrough overrides={post.overrides} zone={slot.zone} /> }]
          : []),
        { label: 'Voice', value: post.voice === 'office' ? 'The office' : 'The official, personally' },
        ...(campaign
          ? [
              {
                label: 'Part of',
                value: <a href={campaignPath(office.id, campaign.id)}>{campaign.title}</a>,
              },
            ]
          : []),
      ]}
    />
  );
};

/** What a rule holds back and an approver let through, with their reason. */
const LetThrough = ({
  overrides,
  zone,
}: {
  readonly overrides: readonly Override[];
  readonly zone: Zone;
}) => (
  <ul class="plain-list">
    {overrides.map(({ words, rule, reason, by, at }) => (
      <li>
        {words === undefined ? rule : `“${words}”`}: {reason} ({by.name}, <TimeText at={at} zone={zone} />)
      </li>
    ))}
  </ul>
);
