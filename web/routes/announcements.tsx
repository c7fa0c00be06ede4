import { Hono } from 'hono';
import { CompanionWish } from '#core/companion/companion.ts';
import type { Answers } from '#core/compose-post.ts';
import { PackId } from '#core/ids.ts';
import { findMessage, type Message, type Pack } from '#core/pack.ts';
import { describeTime, localTimeIn } from '#core/slot.ts';
import { answerSharing } from '#use-cases/answer-sharing.ts';
import { listUsableImages } from '#use-cases/choose-image.ts';
import { launchAnnouncement } from '#use-cases/launch-announcement.ts';
import { type PreparedAnnouncement, prepareAnnouncement } from '#use-cases/prepare-announcement.ts';
import {
  ANNOUNCEMENT_LISTS,
  AnnouncementForm,
  AnnouncementSubject,
  failedAnnouncement,
  freshAnnouncement,
  isTextProblem,
  requestOf,
  valuesOfRequest,
} from '../forms/announcement-form.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { viewPlannedLinks } from '../links-view.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { campaignPath } from '../office-paths.ts';
import { AnnouncementFormPage } from '../pages/announcement-form.tsx';
import { AnnouncementPreviewPage } from '../pages/announcement-preview.tsx';
import { ChooseMessagePage } from '../pages/choose-message.tsx';
import { countPosts, tellWaiting } from '../pages/count-posts.ts';
import { readApproval } from '../read-approval.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { tellApprovers } from '../tell-approvers.ts';

interface Subject {
  readonly pack: Pack;
  readonly message: Message;
}

type Draft = Subject & { readonly form: AnnouncementForm; readonly request: ReturnType<typeof requestOf> };

/** The problems that the preview has a place for, besides those of its texts. */
const AT_PREVIEW = ['attested', 'cost'];

/** Announcements from the choice of a message to the scheduled posts. Below `/offices/:office`. */
export function announcementRoutes(services: Services): Hono<OfficeEnv> {
  const { packs, clock, chance, rules } = services;
  const routes = new Hono<OfficeEnv>();
  const write = requireAbility('write');

  routes.get('/announcements/new', write, async (c) => {
    const { pack: packId, message: messageId, campaign, companion } = c.req.query();
    if (packId === undefined && messageId === undefined) {
      const all = await packs.list({ officeId: c.var.profile.id });
      return showPage(c, <ChooseMessagePage officeId={c.var.profile.id} packs={all} />);
    }
    const subject = await findSubject(c, { pack: packId, message: messageId });
    if (!subject) return c.notFound();
    const channels = await c.var.office.listChannels();
    const { profile: office } = c.var;
    const known = await answersFor(c, subject, { campaignId: campaign, kind: companion });
    const fresh = { campaignId: chance.id(), ...subject, office, channels, known, now: clock.now() };
    return showForm(c, subject, freshAnnouncement(fresh), 200);
  });

  routes.post('/announcements/preview', write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const prepared = await prepareAnnouncement(services, c.var.office, draft.request);
    return 'kind' in prepared ? c.notFound() : answer(c, draft, prepared);
  });

  routes.post('/announcements/change', write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    return showForm(c, draft, freshForm(valuesOfRequest(draft.request)), 200);
  });

  routes.post('/announcements', write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const { attested } = draft.form;
    const launched = await launchAnnouncement(services, c.var.office, { ...draft.request, attested });
    if (!launched.ok) {
      const { error } = launched;
      return error.kind === 'problems' ? answer(c, draft, error.prepared) : c.notFound();
    }
    const { campaign, posts: count, waiting } = launched.value;
    const { id, slot } = campaign;
    if (waiting > 0) await tellApprovers(services, c.var.office);
    const posts = countPosts(count);
    const time = describeTime(slot.due, slot.zone);
    const notice =
      waiting === 0
        ? `${posts} scheduled for ${time}.`
        : (await readApproval(c)).alone
          ? tellWaiting(waiting, count)
          : `Approval was asked for. Once approved, ${posts} ${count === 1 ? 'goes' : 'go'} out on ${time}.`;
    return goOn(c, services, c.var.session, campaignPath(c.var.profile.id, id), notice);
  });

  /** Reads the form of an announcement, or answers at once where there is nothing to go on with. */
  async function readDraft(c: OfficeContext): Promise<Draft | Response> {
    const reading = await readForm(c.req, AnnouncementForm, ANNOUNCEMENT_LISTS);
    const subject = await findSubject(c, reading.ok ? reading.value : reading.values);
    if (!subject) return c.notFound();
    if (!reading.ok) {
      const known = AnnouncementSubject.safeParse(reading.values);
      return known.success ? showForm(c, subject, reading, 422) : c.notFound();
    }
    const launched = await c.var.office.readCampaign(reading.value.campaign);
    if (launched) {
      // The back button leads to a form whose posts exist already: neither a change nor a second post may look done.
      const notice = 'This announcement is in place already, as it stands here. Nothing goes out twice.';
      return goOn(c, services, c.var.session, campaignPath(c.var.profile.id, launched.id), notice);
    }
    const request = requestOf(reading.value, subject.pack, c.var.actor);
    return { ...subject, form: reading.value, request };
  }

  /** Shows the posts, or the form again where one of its own fields is wrong. */
  async function answer(c: OfficeContext, draft: Draft, prepared: PreparedAnnouncement): Promise<Response> {
    const atFields = prepared.problems.filter(
      (problem) => !isTextProblem(problem) && !AT_PREVIEW.includes(problem.field),
    );
    if (atFields.length > 0) {
      return showForm(
        c,
        draft,
        failedAnnouncement(draft.request, prepared.problems, prepared.insteadOfTime),
        422,
      );
    }
    const errors = firstProblems(prepared.problems);
    const page = (
      <AnnouncementPreviewPage
        office={c.var.profile}
        prepared={prepared}
        channels={await c.var.office.listChannels()}
        rules={rules}
        now={clock.now()}
        links={await viewPlannedLinks(services, prepared.planned)}
        values={valuesOfRequest(draft.request)}
        errors={errors}
        {...(await readApproval(c))}
      />
    );
    return showPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }

  async function showForm(c: OfficeContext, subject: Subject, form: FormState, status: 200 | 422) {
    const { profile: office } = c.var;
    const channels = await c.var.office.listChannels();
    const today = localTimeIn(clock.now(), office.zone).slice(0, 10);
    const { pack, message } = subject;
    const images = await listUsableImages(c.var.office);
    const page = (
      <AnnouncementFormPage {...{ office, pack, message, rules, channels, images, form, today }} />
    );
    return showPage(c, page, status);
  }

  /** What is known of a published piece that the message is to share. */
  async function answersFor(
    c: OfficeContext,
    { message }: Subject,
    shared: { readonly [K in keyof CompanionWish]: unknown },
  ): Promise<Answers | undefined> {
    const wish = CompanionWish.safeParse(shared);
    return wish.success ? answerSharing(services, c.var.office, wish.data, message.id) : undefined;
  }

  async function findSubject(
    c: OfficeContext,
    chosen: { readonly pack?: unknown; readonly message?: unknown },
  ): Promise<Subject | undefined> {
    const id = PackId.safeParse(chosen.pack);
    const pack = id.success ? await packs.find({ officeId: c.var.profile.id }, id.data) : undefined;
    const message = pack && findMessage(pack, String(chosen.message));
    return pack && message && { pack, message };
  }

  return routes;
}
