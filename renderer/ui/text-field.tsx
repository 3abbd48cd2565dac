import { useId, type HTMLInputTypeAttribute } from 'react';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  testId: string;
  type?: HTMLInputTypeAttribute;
  hint?: string;
  /** What is wrong with the value; said to screen readers when it appears. */
  problem?: string;
  lines?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
  maxLength?: number;
}

/** A labelled field with its hint and its problem. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, testId, hint, problem, lines, type = 'text', ...rest } = props;
  const id = useId();
  const common = {
    id,
    value,
    'data-testid': testId,
    'aria-describedby': `${id}-about`,
    'aria-invalid': problem !== undefined,
    spellCheck: false,
    ...rest,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines ? (
        <textarea {...common} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      <div id={`${id}-about`}>
        {hint !== undefined && <div className="hint">{hint}</div>}
        <div className="problem" role="status">
          {problem}
        </div>
      </div>
    </div>
  );
}
