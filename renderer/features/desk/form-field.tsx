import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../shared/customs/issues';

interface FieldProps {
  name: (string | number)[];
  label: string;
  /** Columns of twelve. */
  span: number;
  required?: boolean;
  children: ReactNode;
}

/** A field of the case form in its place in the grid. */
export function Field({ name, label, span, required = false, children }: FieldProps) {
  const { t } = useTranslation('desk');
  return (
    <Form.Item
      name={name}
      label={label}
      style={{ gridColumn: `span ${span}` }}
      rules={required ? [{ required: true, message: t('form.required') }] : []}
    >
      {children}
    </Form.Item>
  );
}

/** The choices of a closed list in a language. */
export function labelled<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, Bilingual>>,
  language: 'zh' | 'en',
): { value: T; label: string }[] {
  return values.map((value) => ({ value, label: labels[value][language] }));
}
