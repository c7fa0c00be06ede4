import type { FormValues } from '../forms/form-state.ts';
import { Hidden } from './form.tsx';

/** The form's fields, unseen: nothing is stored before the last step. */
export const Carried = ({ values }: { values: FormValues }) => (
  <>
    {Object.entries(values).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => <Hidden name={name} value={each} />),
    )}
  </>
);
