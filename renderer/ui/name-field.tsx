import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface NameFieldProps {
  label: string;
  /** The name on the person's certificate. */
  own: string;
  value: string;
  onChange: (value: string) => void;
  testId: string;
}

/** Legal acts are confirmed by typing one's own name. */
export function NameField({ label, own, value, onChange, testId }: NameFieldProps) {
  const { t } = useTranslation('common');
  const id = useId();
  // While the beginning of the name is there, the rest is still being typed.
  const differs = !own.startsWith(value.trim());
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="large"
        value={value}
        maxLength={80}
        placeholder={own}
        autoComplete="off"
        data-testid={testId}
        status={differs ? 'error' : ''}
        aria-invalid={differs}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="rule-against" role="status">
        {differs && t('name.differs', { name: own })}
      </p>
    </div>
  );
}
