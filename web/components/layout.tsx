import type { PropsWithChildren } from 'hono/jsx';
import type { Association } from '#core/association.ts';
import type { Office } from '#core/office.ts';
import { ASSOCIATION_SECTIONS, type AssociationSectionKey, associationPath } from '../association-paths.ts';
import { isSpecial, officePath, SECTIONS, type SectionKey, SIGN_OUT_PATH } from '../paths.ts';
import type { Visitor } from '../shell.ts';
import { Notice } from './alert.tsx';
import { Button } from './buttons.tsx';
import { Form } from './form.tsx';
import { useFrame } from './frame-context.ts';
import { StopBanner } from './stop-banner.tsx';

export interface LayoutProps {
  /** The page's name, first in the browser's title. */
  readonly title: string;
  readonly section?: SectionKey | AssociationSectionKey | undefined;
  /** Whether the page shows a form again because of errors: its title then says so first. */
  readonly failed?: boolean | undefined;
  /** `text` for reading and forms (the default), `wide` for tables and calendars. */
  readonly width?: 'text' | 'wide' | undefined;
  /** Scripts that improve this page; it must work without them. */
  readonly islands?: readonly string[] | undefined;
}

/** A whole page. Its children begin with a PageTitle. */
export const Layout = ({
  title,
  section,
  failed,
  width,
  islands,
  children,
}: PropsWithChildren<LayoutProps>) => {
  const { shell, visitor, notice } = useFrame();
  const titles = [title, visitor?.office?.name ?? visitor?.association?.name, 'Clarion'].filter(
    (part) => part !== undefined,
  );
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{`${failed ? 'Error: ' : ''}${titles.join(' – ')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={shell.assets.url('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={shell.assets.url('app.css')} />
        {islands?.map((name) => (
          <script type="module" src={shell.assets.url(`${name}.js`)} />
        ))}
      </head>
      <body>
        <a class="usa-skipnav" href="#main">
          Skip to main content
        </a>
        {shell.platforms === 'sandbox' ? <SandboxBanner timeRate={shell.timeRate ?? 1} /> : null}
        <Header visitor={visitor} section={section} />
        {visitor?.office && visitor.stops ? (
          <StopBanner office={visitor.office} stops={visitor.stops} />
        ) : null}
        <main id="main" class={`page page--${width ?? 'text'}`} tabindex={-1}>
          {notice === undefined ? null : <Notice>{notice}</Notice>}
          {children}
        </main>
        <footer class="footer">
          <div class="footer__inner">
            <p>Clarion {shell.version}</p>
            <p>
              <a href="/about">About Clarion</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
};

const SandboxBanner = ({ timeRate }: { timeRate: number }) => (
  <section class="sandbox-banner" aria-label="Sandbox">
    <p>
      <strong>Sandbox.</strong> Posts go to simulated platforms on this machine. Nothing reaches the public.
      {timeRate === 1 ? null : ` This is a rehearsal: time runs ${timeRate} times as fast as it does.`}
    </p>
  </section>
);

interface HeaderProps {
  readonly visitor: Visitor | undefined;
  readonly section: LayoutProps['section'];
}

const Header = ({ visitor, section }: HeaderProps) => (
  <header class="header">
    <div class="header__top">
      <a class="header__product" href="/">
        Clarion
      </a>
      {visitor?.office ? <p class="header__office">{visitor.office.name}</p> : null}
      {visitor?.association ? <p class="header__office">{visitor.association.name}</p> : null}
      {visitor ? <SignedIn name={visitor.member.name} /> : null}
    </div>
    {visitor?.office ? (
      <Navigation links={linksOf(visitor.office, visitor.sections)} section={section} />
    ) : null}
    {visitor?.association ? (
      <Navigation links={linksOfAssociation(visitor.association, visitor.sections)} section={section} />
    ) : null}
  </header>
);

interface NavigationLink {
  readonly key: string;
  readonly label: string;
  readonly href: string;
}

const linksOf = (office: Pick<Office, 'id'>, special: Visitor['sections']): readonly NavigationLink[] =>
  SECTIONS.filter(({ key }) => !isSpecial(key) || special?.has(key)).map(({ key, label, path }) => ({
    key,
    label,
    href: officePath(office.id, path),
  }));

const linksOfAssociation = (
  { id }: Pick<Association, 'id'>,
  special: Visitor['sections'],
): readonly NavigationLink[] =>
  ASSOCIATION_SECTIONS.filter(({ key }) => key !== 'association-members' || special?.has('members')).map(
    ({ key, label, path }) => ({ key, label, href: associationPath(id, path) }),
  );

const Navigation = ({
  links,
  section,
}: {
  readonly links: readonly NavigationLink[];
  readonly section: string | undefined;
}) => (
  <nav class="nav" aria-label="Main">
    <ul>
      {links.map(({ key, label, href }) => (
        <li>
          <a href={href} aria-current={key === section ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const SignedIn = ({ name }: { name: string }) => (
  <div class="header__member">
    <p>{name}</p>
    <Form action={SIGN_OUT_PATH} label="Sign out" class="header__sign-out">
      <Button kind="plain">Sign out</Button>
    </Form>
  </div>
);
