import type { PropsWithChildren } from 'hono/jsx';
import { useFrame } from './frame-context.ts';

export const FORM_TOKEN_FIELD = 'form_token';

export interface FormProps {
  readonly action: string;
  /** What the form does, for people who jump from form to form; needed where a page has several. */
  readonly label?: string | undefined;
  readonly class?: string | undefined;
  /** Whether a file can come with it. */
  readonly withFile?: boolean | undefined;
}

/** A form that changes something. It carries the session's token, without which nothing is accepted. */
export const Form = ({
  action,
  label,
  class: className,
  withFile,
  children,
}: PropsWithChildren<FormProps>) => (
  // The server's messages say more than a browser's bubbles, and all at once.
  <form
    method="post"
    action={action}
    enctype={withFile ? 'multipart/form-data' : undefined}
    class={className ?? 'form'}
    aria-label={label}
    novalidate
  >
    <FormToken />
    {children}
  </form>
);

export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);

export const FormToken = () => {
  const { formToken } = useFrame();
  return formToken === undefined ? null : <Hidden name={FORM_TOKEN_FIELD} value={formToken} />;
};
