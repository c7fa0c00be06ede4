import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanionKind } from '#core/companion/companion-template.ts';
import { CampaignId } from '#core/ids.ts';
import { sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const CAMPAIGN = CampaignId.parse('adoption');

let test: TestServices;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
});
afterAll(() => test.stop());

interface Stage {
  readonly here: FreshOffice;
  readonly owner: TestVisitor;
  path(kind: CompanionKind, step?: string): string;
  show(path: string): Promise<string>;
}

/** An office of a test's own that has launched an announcement. */
async function enter(): Promise<Stage> {
  const here = await openOffice(test.services);
  const owner = await visitAs(app, test.services, here.owner);
  const answers = { office: 'Millbrook Elections', place: 'the Town of Millbrook' };
  const campaign = sampleCampaign({ id: CAMPAIGN, officeId: here.profile.id, answers });
  await here.store.launchCampaign(campaign, [], {
    subject: { kind: 'campaign', id: CAMPAIGN },
    action: 'campaign.launched',
    summary: 'It was launched.',
  });
  return {
    here,
    owner,
    path: (kind, step = '') => here.path(`/campaigns/${CAMPAIGN}/companions/${kind}${step}`),
    show: async (path) => (await owner.get(path)).text(),
  };
}

const PRESS = {
  seen: '0',
  'answers.letterhead': 'Millbrook Elections\n1 Court Square',
  'answers.contact_name': 'Ana <Press>',
  'answers.contact_phone': '555-0100',
  'answers.contact_email': 'press@millbrook.example.gov',
  'answers.release_date': '2026-10-06',
  'answers.place': 'the Town of Millbrook',
  'answers.city': 'Millbrook',
  'answers.state': 'NY',
  'answers.official_title': 'Town Clerk',
  'answers.official_name': 'Dana Whitfield',
  'answers.office': 'Millbrook Elections',
  'answers.quote': 'Ask us.\n\nWe answer.',
  'answers.local_example': '',
  'answers.website': 'https://millbrook.example.gov/elections',
};

/** The words of a page's document, and those alone. */
function wordsOf(page: string): string {
  const [, rest = ''] = page.split('<div class="document"');
  const [inside = ''] = rest.slice(rest.indexOf('>') + 1).split('</div>');
  return inside
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s/g, '');
}

describe('the companions of a campaign', () => {
  it('stand on its page, and are found by its members only', async () => {
    const { here, path, show } = await enter();
    const page = await show(here.path(`/campaigns/${CAMPAIGN}`));
    for (const kind of ['press-release', 'op-ed', 'proclamation', 'card'] as const) {
      expect(page).toContain(`href="${path(kind)}"`);
      expect(await show(path(kind))).toContain('Nothing has been saved yet.');
    }
    const viewer = await visitAs(app, test.services, here.member('viewer'));
    const seen = await (await viewer.get(path('card'))).text();
    expect(seen).toContain('Download as Word');
    expect(seen).not.toContain('<button type="submit" class="usa-button">Save</button>');
    expect((await viewer.post(path('card'), { seen: '0' })).status).toBe(403);
  });

  it.each(['/campaigns/none/companions/card', `/campaigns/${CAMPAIGN}/companions/poster`])(
    'do not stand at %s',
    async (path) => {
      const { here, owner } = await enter();
      for (const step of ['', '/document', '/document.docx']) {
        expect((await owner.get(here.path(path + step))).status).toBe(404);
      }
      expect((await owner.post(here.path(path), PRESS)).status).toBe(404);
    },
  );
});

describe('a press release', () => {
  it('takes over what the campaign and the office’s records say, and marks what is missing', async () => {
    const { path, show } = await enter();
    const page = await show(path('press-release'));
    expect(page).toContain('value="the Town of Millbrook"');
    expect(page).toContain('value="Dana Whitfield"');
    expect(page).toContain('<mark>[Phone number for reporters]</mark>');
    expect(page).toContain('<a href="#answers.contact_phone">Phone number for reporters</a>');
  });

  it('has the same words on its page, on paper and in Word', async () => {
    const { owner, path, show } = await enter();
    expect((await owner.post(path('press-release'), PRESS)).headers.get('location')).toBe(
      path('press-release'),
    );
    const page = await show(path('press-release'));
    expect(page).toContain('Everything that the document needs is filled in.');
    expect(page).not.toContain('<mark>');
    expect(page).toContain('Tuesday, October 6, 2026');
    const file = await owner.get(path('press-release', '/document.docx'));
    expect(file.headers.get('content-disposition')).toMatch(/filename="office-\w+-press-release\.docx"/);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await file.arrayBuffer()) });
    expect(value.replaceAll(/\s/g, '')).toBe(wordsOf(page));
    expect(wordsOf(await show(path('press-release', '/document')))).toBe(wordsOf(page));
    expect(wordsOf(page)).toContain('Ana<Press>');
  });

  it('keeps what was typed beside what is wrong with it', async () => {
    const { owner, path, here } = await enter();
    const answer = await owner.post(path('press-release'), { ...PRESS, 'answers.contact_email': 'press' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('has to be an email address');
    expect(page).toContain('value="press"');
    expect(page).toContain('1 Court Square');
    expect(await here.store.companions.list(CAMPAIGN)).toEqual([]);
  });

  it('shows both where somebody else has saved meanwhile, and saving again takes its place', async () => {
    const { owner, path, show } = await enter();
    await owner.post(path('press-release'), { ...PRESS, 'answers.quote': 'Theirs it is.' });
    const answer = await owner.post(path('press-release'), { ...PRESS, 'answers.quote': 'Mine it is.' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('<strong>Theirs:</strong> Theirs it is.');
    expect(page).toContain('<strong>Yours:</strong> Mine it is.');
    expect(page).not.toContain('<strong>Theirs:</strong> Town Clerk');
    expect(page).toContain('name="seen" value="1"');
    await owner.post(path('press-release'), { ...PRESS, seen: '1', 'answers.quote': 'Mine it is.' });
    expect(wordsOf(await show(path('press-release')))).toContain('“Mineitis.”');
  });
});

describe('an op-ed', () => {
  it('counts its words, grades it, and lists claims without evidence', async () => {
    const { owner, path, show } = await enter();
    const step = (letter: string) => Array.from({ length: 150 }, () => letter).join(' ');
    const fields = {
      seen: '0',
      'answers.headline': 'Watch us work',
      'answers.introduction': `${step('one')}. Nobody helps us.`,
      'answers.challenges': step('two'),
      'claim.0': 'Nobody helps us',
      'claim.2': 'We counted 412 ballots by hand.',
      'evidence.2': 'https://millbrook.example.gov/count\n\nMinutes of the canvass',
    };
    expect((await owner.post(path('op-ed'), fields)).status).toBe(303);
    const page = await show(path('op-ed'));
    expect(page).toContain('303 words in your own text: 397 under.');
    expect(page).toContain('reads at about grade');
    expect(page).toContain('This is an estimate');
    expect(page).toMatch(/“<a href="#claim\.0">Nobody helps us<\/a>” No evidence is named\./);
    expect(page).toMatch(/412 ballots by hand\.<\/a>” Your text does not say it in these words\./);
    expect(page).toContain('data-min="700" data-max="800"');
    expect(wordsOf(page)).toContain('Sources,fortheeditor');
    expect(wordsOf(page)).toContain('Minutesofthecanvass');
  });
});

describe('a published piece', () => {
  it('is shared by a post that has its address and the campaign’s answers', async () => {
    const { here, owner, path, show } = await enter();
    const sharing = here.path(
      `/announcements/new?pack=standards-of-conduct&message=share-card&campaign=${CAMPAIGN}&companion=card`,
    );
    expect(await show(path('card'))).not.toContain('Share the published piece</a>');
    const note = { url: 'https://millbrook.example.gov/ten-points', day: '2026-09-14' };
    expect((await owner.post(path('card', '/publication'), note)).status).toBe(303);
    const page = await show(path('card'));
    expect(page).toContain(`href="${sharing.replaceAll('&', '&amp;')}"`);
    expect(page).toContain('Published on Monday, September 14, 2026');
    const form = await show(sharing);
    expect(form).toContain('value="https://millbrook.example.gov/ten-points"');
    expect(form).toContain('value="Millbrook Elections"');
    expect(await show(sharing.replace('share-card', 'share-op-ed'))).not.toContain('ten-points');
    const actions = (await here.store.readAudit()).map(({ action }) => action);
    expect(actions).toEqual(['campaign.launched', 'companion.published']);
  });

  it.each([
    [{ url: 'javascript:alert(1)', day: '2026-09-14' }, 'begins with https://'],
    [{ url: `https://example.gov/${'a'.repeat(200)}`, day: '2026-09-14' }, 'longer than the 200 characters'],
    [{ url: 'https://example.gov/a', day: '2026-09-16' }, 'This day is still to come.'],
    [{ url: 'https://example.gov/a', day: '' }, 'Choose the day'],
  ])('is not noted as %j', async (note, why) => {
    const { owner, path, here } = await enter();
    const answer = await owner.post(path('card', '/publication'), note);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
    expect(await here.store.companions.read(CAMPAIGN, 'card')).toBeUndefined();
  });

  it('keeps its note when the text is saved again', async () => {
    const { here, owner, path } = await enter();
    const note = { url: 'https://news.example.com/a', day: '2026-09-14' };
    await owner.post(path('press-release', '/publication'), note);
    await owner.post(path('press-release'), { ...PRESS, seen: '1' });
    expect(await here.store.companions.read(CAMPAIGN, 'press-release')).toMatchObject({
      publication: { url: note.url },
      answers: { contact_name: 'Ana <Press>' },
      version: 2,
    });
  });
});
