import { Hidden } from '../components/form.tsx';
import type { FormValues } from '../forms/form-state.ts';

/** The form's fields, unseen: nothing is stored before it is offered. */
export const Carried = ({ values }: { values: FormValues }) => (
  <>
    {Object.entries(values).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => <Hidden name={name} value={each} />),
    )}
  </>
);
