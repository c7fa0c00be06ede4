import { Button, ButtonRow } from '../components/buttons.tsx';
import { Carried } from '../components/carried.tsx';
import { Form } from '../components/form.tsx';
import type { FormValues } from '../forms/form-state.ts';

/** The way back from a preview to its form, with everything that was filled in. */
export const ChangeSomething = ({ action, values }: { action: string; values: FormValues }) => (
  <Form action={action} label="Change">
    <Carried values={values} />
    <ButtonRow>
      <Button kind="outline">Change something</Button>
    </ButtonRow>
  </Form>
);
