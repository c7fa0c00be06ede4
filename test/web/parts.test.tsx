import fc from 'fast-check';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { describe, expect, test } from 'vitest';
import { Zone } from '#core/slot.ts';
import { Radios } from '#web/components/choices.tsx';
import { nameZone, TimeField } from '#web/components/date-time-fields.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { cutText } from '#web/components/highlight-text.tsx';
import { layOutMonth, monthAfter, nameDay, YearMonth } from '#web/components/month.ts';
import { TextArea } from '#web/components/text-area.tsx';
import { TextField } from '#web/components/text-field.tsx';
import { freshForm } from '#web/forms/form-state.ts';

const show = (part: JSX.Element) => String(part);

/** The texts of the elements that a control's `aria-describedby` names, in order. */
function explanationsOf(html: string, control: RegExp): readonly string[] {
  const ids =
    html
      .match(control)?.[0]
      .match(/aria-describedby="([^"]*)"/)?.[1]
      ?.split(' ') ?? [];
  return ids.map((id) => {
    const body = html.match(new RegExp(`<(\\w+)[^>]* id="${id}"[^>]*>(.*?)</\\1>`, 's'))?.[2];
    if (body === undefined) throw new Error(`Nothing on the page is called ${id}`);
    return body.replaceAll(/<[^>]+>/g, '');
  });
}

describe('fields', () => {
  test('a field without hint and error is explained by its label alone', () => {
    const html = show(<TextField form={freshForm({ title: 'Open house' })} name="title" label="Title" />);
    expect(html).toContain('<label class="usa-label" for="title">Title</label>');
    expect(html).toContain('value="Open house"');
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });

  test('hint and error are read out with the field, and the error is marked as one', () => {
    const form = { values: {}, errors: { title: 'Enter a title.' } };
    const html = show(<TextField form={form} name="title" label="Title" hint="Only your office sees it." />);
    expect(explanationsOf(html, /<input[^>]*>/)).toEqual([
      'Only your office sees it.',
      'Error: Enter a title.',
    ]);
    expect(html).toContain('aria-invalid="true"');
  });

  test('what was typed cannot break out of its field', () => {
    const form = freshForm({
      title: '"><script>alert(1)</script>',
      text: '</textarea><script>alert(1)</script>',
    });
    const html = show(<TextField form={form} name="title" label="Title" />);
    expect(html + show(<TextArea form={form} name="text" label="Text" />)).not.toContain('<script>');
  });

  test('a text area counts as its platform does and says so with the field', () => {
    const rules = { name: 'X', text: { max: 280, unit: 'x-weighted' } } as const;
    const form = freshForm({ text: 'See https://vote.example.gov/a-long-way-to-the-ballots' });
    const html = show(<TextArea form={form} name="text" label="Text" countFor={rules} />);
    expect(explanationsOf(html, /<textarea[^>]*>/)).toEqual(['27 of 280, as X counts']);
  });

  test('a text keeps the line break it begins with', () => {
    expect(show(<TextArea form={freshForm({ text: '\nOne' })} name="text" label="Text" />)).toContain(
      '>\n\nOne<',
    );
  });

  test('the first of several choices is where the error summary leads', () => {
    const form = { values: { voice: 'official' }, errors: { voice: 'Choose who speaks.' } };
    const choices = [
      { value: 'office', label: 'The office' },
      { value: 'official', label: 'The official' },
    ];
    const html = show(<Radios form={form} name="voice" label="Who speaks" choices={choices} />);
    expect(show(<ErrorSummary errors={form.errors} />)).toContain('<a href="#voice">Choose who speaks.</a>');
    expect(html).toMatch(/<input[^>]* id="voice"[^>]* value="office"/);
    expect(html).toMatch(/<input[^>]* value="official"[^>]* checked/);
    expect(explanationsOf(html, /<fieldset[^>]*>/)).toEqual(['Error: Choose who speaks.']);
  });

  test('a time is read out with the zone it is meant in', () => {
    const zone = Zone.parse('America/Denver');
    const html = show(<TimeField form={freshForm()} name="time" label="Time" zone={zone} />);
    expect(explanationsOf(html, /<input[^>]*>/)).toEqual([nameZone(zone)]);
    expect(nameZone(zone)).toBe('Mountain Time (Denver)');
  });

  test('a problem of the whole form is a sentence without a link, and no problem is no summary', () => {
    expect(show(<ErrorSummary errors={{ '': 'Too many.' }} />)).toContain('<li>Too many.</li>');
    const none = (
      <div>
        <ErrorSummary errors={{}} />
      </div>
    );
    expect(show(none)).toBe('<div></div>');
  });
});

describe('cutting a text', () => {
  test('links, hashtags and mentions are set apart where they stand', () => {
    expect(
      cutText('See vote.gov, #Vote #VoteEarly @MapleClerk!').filter(({ kind }) => kind !== 'plain'),
    ).toEqual([
      { kind: 'link', text: 'vote.gov' },
      { kind: 'hashtag', text: '#Vote' },
      { kind: 'hashtag', text: '#VoteEarly' },
      { kind: 'mention', text: '@MapleClerk' },
    ]);
  });

  test('the pieces of any text are the text', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '#Vote',
        '#VoteEarly',
        '@maple',
        'https://a.gov/#x',
        'vote.gov',
        '🗳️',
        '\n',
        ' ',
        '＃票',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ');
        expect(
          cutText(text)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('months', () => {
  test('a month is laid out in weeks from Sunday', () => {
    const weeks = layOutMonth(YearMonth.parse('2026-11'));
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2026-11-01');
    expect(weeks[4]).toEqual(['2026-11-29', '2026-11-30', ...Array(5).fill(undefined)]);
  });

  test('every month has each of its days once, under the right weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const name = YearMonth.parse(`${year}-${String(month).padStart(2, '0')}`);
        const weeks = layOutMonth(name);
        const days = weeks.flat().filter((day) => day !== undefined);
        expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          for (const [weekday, day] of week.entries()) {
            if (day !== undefined) expect(new Date(day).getUTCDay()).toBe(weekday);
          }
        }
        expect(monthAfter(monthAfter(name, 1), -1)).toBe(name);
      }),
    );
  });

  test('a day is named by its calendar date, whatever zone the machine is in', () => {
    expect(nameDay('2026-11-03')).toBe('Tuesday, November 3');
    expect(monthAfter(YearMonth.parse('2026-12'), 1)).toBe('2027-01');
  });
});
