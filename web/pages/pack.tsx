import type { Platform } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Message, Pack, Variant } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Alert } from '../components/alert.tsx';
import { BlankDocument } from '../components/blank-document.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Wording } from '../components/wording.tsx';
import { newAnnouncementPath } from '../office-paths.ts';
import { packSection, packsPath, placePackPath } from '../pack-paths.ts';
import { describeDate } from './describe-date.ts';
import { describePurpose, groupMessages } from './message-kinds.ts';
import { PackParts } from './pack-parts.tsx';

export interface PackPageProps {
  readonly scope: Scope;
  readonly pack: Pack;
  /** The pack on the desk of which this is a published version, where it is one of the visitor’s own. */
  readonly own?: OwnPack | undefined;
  readonly rules: readonly TextRules[];
  /** `YYYY-MM-DD`, on the clock of the office or association. */
  readonly today: string;
  /** Whether the member's role lets them begin an announcement. */
  readonly mayWrite: boolean;
}

export const PackPage = (props: PackPageProps) => {
  const { scope, pack, own, rules, today } = props;
  return (
    <Layout title={pack.title} section={packSection(scope)} width="wide">
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          ...(own ? [{ href: placePackPath(scope, own.id), label: own.title }] : []),
        ]}
        here={own ? `Version ${pack.version}` : pack.title}
      />
      <PageTitle above="Pack">{pack.title}</PageTitle>
      {today > pack.review_by ? (
        <Alert kind="warning" heading="Due for review">
          <p>
            This pack was to be reviewed by {describeDate(pack.review_by)}. Its facts, tags and links may be
            out of date: check each text with care before you schedule it.
          </p>
        </Alert>
      ) : null}
      <p class="lead">{pack.summary}</p>
      {groupMessages(pack).map(({ kind, heading, purpose, messages }) => (
        <section aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{heading}</h2>
          <p>{purpose}</p>
          <ul class="message-list">
            {messages.map((message) => (
              <MessageEntry {...props} message={message} />
            ))}
          </ul>
        </section>
      ))}
      <PackCompanions pack={pack} />
      <PackParts scope={scope} pack={pack} rules={rules} />
    </Layout>
  );
};

const PackCompanions = ({ pack: { companions = [], links } }: Pick<PackPageProps, 'pack'>) =>
  companions.length === 0 ? null : (
    <section aria-labelledby="companions">
      <h2 id="companions">Companions</h2>
      <p>Texts to publish beside the posts. Each campaign fills them in from its own answers.</p>
      <ul class="message-list">
        {companions.map((template) => (
          <li class="message">
            <div class="message__about">
              <h3>{template.title}</h3>
              <p>{template.summary}</p>
              {template.wordings.map(({ language }) => (
                <details>
                  <summary>
                    Read it in {nameLanguage(language)}
                    <span class="usa-sr-only">: {template.title}</span>
                  </summary>
                  <BlankDocument {...{ links, template, language }} />
                </details>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );

const MessageEntry = ({ scope, pack, rules, mayWrite, message }: PackPageProps & { message: Message }) => (
  <li class="message">
    <div class="message__about">
      <h3>{message.title}</h3>
      <p>
        {describePurpose(message)} For{' '}
        {namePlatforms(
          message.variants.flatMap(({ platforms }) => platforms),
          rules,
        )}
        .
        {message.time_sensitive
          ? ' It names a date or a deadline, so it is never sent more than an hour late.'
          : ''}
      </p>
      <details>
        <summary>
          Read the wording<span class="usa-sr-only">: {message.title}</span>
        </summary>
        {message.variants.map((variant) => (
          <div class="message__variant">
            <h4>{nameVariant(variant, pack, rules)}</h4>
            <Wording pack={pack} variant={variant} />
          </div>
        ))}
      </details>
    </div>
    {mayWrite && 'officeId' in scope ? (
      <ButtonLink
        href={newAnnouncementPath(scope.officeId, { pack: pack.id, message: message.id })}
        kind={message.kind === 'announcement' ? 'primary' : 'outline'}
      >
        Use this message<span class="usa-sr-only">: {message.title}</span>
      </ButtonLink>
    ) : null}
  </li>
);

function nameVariant(
  { platforms, voice, language }: Variant,
  pack: Pack,
  rules: readonly TextRules[],
): string {
  const speaker = voice === 'office' ? 'the office’s voice' : 'the official’s own voice';
  const tongue = pack.languages.length > 1 ? `, ${language}` : '';
  return `${namePlatforms(platforms, rules)}: in ${speaker}${tongue}`;
}

/** The platforms' names in the order of the pages; those that Clarion does not know are passed over. */
function namePlatforms(platforms: readonly Platform[], rules: readonly TextRules[]): string {
  const names = rules.filter(({ platform }) => platforms.includes(platform)).map(({ name }) => name);
  return new Intl.ListFormat('en-US').format(names);
}
