import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { issueTexts } from '../../../shared/customs/issues';
import type { NumberCheck } from '../../../shared/customs/numbers/result';
import { useLanguage } from '../../app/i18n';

interface NumberFieldProps {
  /** Where it is in the whole form. */
  path: (string | number)[];
  /** Where it is in the list that it belongs to, when it is in one. */
  listName?: (string | number)[];
  label: string;
  check: (input: string) => NumberCheck;
  testId: string;
  span?: number;
}

/** A customs number with its check on the spot, and a button for the one reading that would be right. */
export function NumberField({ path, listName, label, check, testId, span = 4 }: NumberFieldProps) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const form = Form.useFormInstance();
  const value = (Form.useWatch(path, form) as string | undefined) ?? '';
  const result = value === '' ? null : check(value);
  const suggestion = result && !result.ok ? result.suggestion : undefined;
  const warning = result?.ok ? result.warnings[0] : undefined;
  return (
    <Form.Item
      name={listName ?? path}
      label={label}
      required
      style={{ gridColumn: `span ${span}` }}
      extra={
        (warning ?? suggestion) !== undefined && (
          <>
            {warning && <span className="number-warning">{issueTexts(warning)[language]}</span>}
            {suggestion !== undefined && (
              <Button
                size="small"
                data-testid={`${testId}-suggestion`}
                onClick={() => {
                  form.setFieldValue(path, suggestion);
                  void form.validateFields([path]);
                }}
              >
                {t('new.use', { value: suggestion })}
              </Button>
            )}
          </>
        )
      }
      rules={[
        {
          validator: (_, typed: string | undefined) => {
            const checked = check(typed ?? '');
            return checked.ok
              ? Promise.resolve()
              : Promise.reject(new Error(issueTexts(checked.issue)[language]));
          },
        },
      ]}
    >
      <Input className="mono" data-testid={testId} autoComplete="off" spellCheck={false} />
    </Form.Item>
  );
}
