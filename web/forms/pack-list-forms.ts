import type * as z from 'zod';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { Hashtag, Link, Placeholder, PlaceholderSource, Tag } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { unaccented } from '#core/unaccented.ts';
import type { PackList } from '../pack-paths.ts';
import type { FieldErrors, FormValues } from './form-state.ts';

/** One field of the form for an entry. */
export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'lines' | 'select';
  readonly optional?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

type Entry = OwnPack[PackList][number];

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** What is asked of an entry. What names it in texts is asked once, when it is added: texts refer to it. */
export function fieldsOf(list: PackList, rules: readonly TextRules[], isNew: boolean): readonly EntryField[] {
  switch (list) {
    case 'links':
      return [
        { name: 'label', label: 'What it leads to', hint: 'Such as “How to register”.', kind: 'text' },
        { name: 'url', label: 'Address', hint: 'A whole address that begins with https://.', kind: 'text' },
        ...keyField(isNew, 'link:register'),
      ];
    case 'hashtags':
      return [
        ...(isNew
          ? [
              {
                name: 'tag',
                label: 'Hashtag',
                hint: 'Without #, with a capital for each word, such as ElectionOfficials: screen readers read it word by word then.',
                kind: 'text' as const,
              },
            ]
          : []),
        {
          name: 'status',
          label: 'Chosen at first',
          kind: 'select',
          options: [
            { value: 'on', label: 'Yes, unless an office takes it out' },
            { value: 'off', label: 'No, an office has to choose it' },
          ],
        },
        { name: 'reason', label: 'Why it is not chosen at first', kind: 'text', optional: true },
      ];
    case 'tags':
      return [
        { name: 'name', label: 'Name', hint: 'Written where a platform has no handle.', kind: 'text' },
        { name: 'role', label: 'Why one would tag it', kind: 'text' },
        {
          name: 'partisan_role',
          label: 'Partisan role',
          hint: 'Only where they hold one, of whatever party, such as “elected Secretary of State”. Whoever reads a post that tags them is told.',
          kind: 'text',
          optional: true,
        },
        ...keyField(isNew, '@four-rivers'),
        ...rules.flatMap(handleFields),
        {
          name: 'status',
          label: 'Use',
          kind: 'select',
          options: [
            { value: 'active', label: 'Messages may tag it' },
            { value: 'expired', label: 'No longer tagged' },
          ],
        },
        { name: 'reason', label: 'Why it is no longer tagged', kind: 'text', optional: true },
      ];
    case 'placeholders':
      return placeholderFields(isNew);
  }
}

function keyField(isNew: boolean, example: string): readonly EntryField[] {
  const hint = `Texts write it in braces, such as {${example}}. Left empty, Clarion makes it from the name.`;
  return isNew ? [{ name: 'key', label: 'Name in texts', hint, kind: 'text', optional: true }] : [];
}

function handleFields({ platform, name, mentions }: TextRules): readonly EntryField[] {
  const field = (part: string, label: string, hint?: string): EntryField => ({
    name: `handle.${platform}${part}`,
    label,
    kind: 'text',
    optional: true,
    ...(hint !== undefined && { hint }),
  });
  if (mentions.syntax !== 'by-id' || platform !== 'facebook')
    return [field('', `Handle on ${name}, without @`)];
  return [
    field('', `Name of the page on ${name}`),
    field('.slug', `End of the page’s address on ${name}`, 'What stands after facebook.com/.'),
    field('.page_id', `Number of the page on ${name}`, 'Without it the plain name is written.'),
  ];
}

function placeholderFields(isNew: boolean): readonly EntryField[] {
  return [
    { name: 'label', label: 'Question', hint: 'Such as “Last day to register”.', kind: 'text' },
    { name: 'hint', label: 'Help with the answer', kind: 'text', optional: true },
    ...keyField(isNew, 'register_by'),
    {
      name: 'type',
      label: 'Kind of answer',
      hint: 'A date is answered once, and every language writes it out.',
      kind: 'select',
      options: [
        { value: 'text', label: 'Text' },
        { value: 'date', label: 'Date' },
        { value: 'url', label: 'Web address' },
        { value: 'choice', label: 'One of several answers' },
      ],
    },
    { name: 'choices', label: 'Answers to choose from', hint: 'One a line.', kind: 'lines', optional: true },
    { name: 'required', label: 'Required', kind: 'select', options: YES_NO },
    {
      name: 'local',
      label: 'Makes a text the office’s own',
      hint: 'Yes for a name, a place or a web page. Each text needs one of them.',
      kind: 'select',
      options: YES_NO,
    },
    { name: 'max_length', label: 'Longest answer, in characters', hint: 'At most 300.', kind: 'text' },
    { name: 'example', label: 'Example of an answer', kind: 'text' },
    {
      name: 'from',
      label: 'Answered from the office’s records',
      kind: 'select',
      options: [
        { value: '', label: 'No' },
        ...PlaceholderSource.options.map((source) => ({ value: source, label: source.replace('.', ': ') })),
      ],
      optional: true,
    },
    {
      name: 'aliases',
      label: 'Written otherwise in other documents',
      hint: 'One a line.',
      kind: 'lines',
      optional: true,
    },
  ];
}

/** The entry as the form shows it. */
export function valuesOfEntry(list: PackList, entry: Entry): FormValues {
  if (list === 'tags') {
    const { handles, ...tag } = entry as Tag;
    const all = Object.entries(handles).flatMap(([platform, handle]): (readonly [string, string])[] =>
      handle && 'handle' in handle
        ? [[`handle.${platform}`, handle.handle]]
        : [
            [`handle.${platform}`, handle?.page_name ?? ''],
            [`handle.${platform}.slug`, handle?.slug ?? ''],
            [`handle.${platform}.page_id`, handle?.page_id ?? ''],
          ],
    );
    const { reason = '', partisan_role = '', ...rest } = tag;
    return { ...rest, reason, partisan_role, ...Object.fromEntries(all) };
  }
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, write(value)]));
}

function write(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
}

/** The entry that a form describes; `key` is that of the entry that it changes. */
export function readEntry(
  list: PackList,
  values: FormValues,
  key: string | undefined,
): { readonly entry: Entry } | { readonly errors: FieldErrors } {
  const text = (name: string) => String(values[name] ?? '').trim();
  const optional = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
  const lines = (name: string) =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  switch (list) {
    case 'links':
      return parse(Link, {
        key: key ?? keyOf(text('key') || text('label'), '-'),
        label: text('label'),
        url: text('url'),
      });
    case 'hashtags':
      return parse(Hashtag, {
        tag: key ?? text('tag').replace(/^#/, ''),
        status: text('status'),
        ...(text('status') === 'off' ? optional('reason') : {}),
      });
    case 'tags':
      return parse(Tag, {
        key: key ?? keyOf(text('key') || text('name'), '-'),
        name: text('name'),
        role: text('role'),
        ...optional('partisan_role'),
        status: text('status'),
        ...(text('status') === 'expired' ? optional('reason') : {}),
        handles: readHandles(values),
      });
    case 'placeholders':
      return parse(Placeholder, {
        key: key ?? keyOf(text('key') || text('label'), '_'),
        label: text('label'),
        ...optional('hint'),
        type: text('type'),
        ...(text('type') === 'choice' ? { choices: lines('choices') } : {}),
        required: text('required') === 'yes',
        local: text('local') === 'yes',
        aliases: lines('aliases'),
        max_length: Number(text('max_length')),
        ...optional('from'),
        example: text('example'),
      });
  }
}

function readHandles(values: FormValues): Record<string, unknown> {
  const text = (name: string) => String(values[name] ?? '').trim();
  return Object.fromEntries(
    Object.keys(values).flatMap((field): (readonly [string, object])[] => {
      const platform = /^handle\.([a-z0-9-]+)$/.exec(field)?.[1];
      const first = text(field);
      if (platform === undefined || first === '') return [];
      const [slug, page_id] = [text(`${field}.slug`), text(`${field}.page_id`)];
      if (!Object.hasOwn(values, `${field}.slug`)) return [[platform, { handle: first.replace(/^@/, '') }]];
      return [[platform, { page_name: first, slug, ...(page_id !== '' && { page_id }) }]];
    }),
  );
}

/** A name for texts, made of the words of a label. */
function keyOf(label: string, joint: '-' | '_'): string {
  return unaccented(label)
    .replaceAll(/[^a-z0-9]+/g, joint)
    .replaceAll(new RegExp(`^\\${joint}+|\\${joint}+$`, 'g'), '')
    .slice(0, 40);
}

function parse<S extends z.ZodType<Entry>>(
  schema: S,
  value: unknown,
): { readonly entry: Entry } | { readonly errors: FieldErrors } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { entry: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const [first, platform] = path;
    const field = first === 'handles' ? `handle.${String(platform)}` : String(first ?? '');
    errors[field] ??= `${sentence(message)}`;
  }
  return { errors };
}

/** The schema’s own words begin small, as they do beside a field of a file. */
function sentence(message: string): string {
  const text = /^Too small|^Invalid/.test(message) ? 'This is missing, or not of the right form.' : message;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
