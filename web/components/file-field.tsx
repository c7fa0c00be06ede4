import { Field, type FieldProps, wireField } from './field.tsx';

export interface FileFieldProps extends FieldProps {
  /** What a browser offers first, such as `.csv,text/csv`. */
  readonly accept: string;
}

/** A file of the visitor's own machine. Its form must be one with a file. */
export const FileField = (props: FileFieldProps) => {
  const wiring = wireField(props);
  return (
    <Field field={props} wiring={wiring}>
      <input
        class="file-field"
        id={props.name}
        name={props.name}
        type="file"
        accept={props.accept}
        {...wiring.aria}
      />
    </Field>
  );
};
