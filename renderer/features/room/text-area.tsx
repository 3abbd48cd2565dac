import { useId } from 'react';

interface TextAreaProps {
  label: string;
  testId: string;
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
}

export function TextArea({ label, testId, value, readOnly, onChange }: TextAreaProps) {
  const id = useId();
  return (
    <div className="room-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={4000}
        data-testid={testId}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
