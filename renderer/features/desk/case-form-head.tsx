import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  DIRECTION_LABELS,
  DIRECTIONS,
  EXTENT_LABELS,
  EXTENTS,
  MODE_LABELS,
  MODES,
  TRADE_MODE_LABELS,
  TRADE_MODES,
} from '../../../shared/customs/codes';
import { checkDeclaration } from '../../../shared/customs/numbers/declaration';
import { checkUscc } from '../../../shared/customs/numbers/uscc';
import { useLanguage } from '../../app/i18n';
import { Field, labelled } from './form-field';
import { NumberField } from './number-field';

/** Declaration, instruction and booking. */
export function BasicFields() {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <>
      <h2>{t('form.basic')}</h2>
      <div className="grid">
        <NumberField
          path={['declaration', 'number']}
          label={t('form.number')}
          check={(input) => checkDeclaration(input)}
          testId="form-declaration"
          span={5}
        />
        <Field name={['declaration', 'direction']} label={t('form.direction')} span={3} required>
          <Select options={labelled(DIRECTIONS, DIRECTION_LABELS, language)} />
        </Field>
        <Field name={['declaration', 'tradeMode']} label={t('form.tradeMode')} span={4} required>
          <Select
            options={labelled(TRADE_MODES, TRADE_MODE_LABELS, language)}
            data-testid="form-trade-mode"
          />
        </Field>
        <Field name={['declaration', 'office']} label={t('form.office')} span={5} required>
          <Input data-testid="form-office" />
        </Field>
        <Field name={['declaration', 'officeCode']} label={t('form.officeCode')} span={3}>
          <Input className="mono" data-testid="form-office-code" />
        </Field>
        <Field name={['declaration', 'date']} label={t('form.date')} span={4} required>
          <DatePicker data-testid="form-date" />
        </Field>
        <Field name={['title']} label={t('form.title')} span={8}>
          <Input data-testid="form-title" />
        </Field>
        <Form.Item name={['scheduledAt']} label={t('form.scheduled')} style={{ gridColumn: 'span 4' }}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" data-testid="form-scheduled" />
        </Form.Item>
        <Field name={['instruction', 'number']} label={t('form.instruction.number')} span={6} required>
          <Input className="mono" data-testid="form-instruction" />
        </Field>
        <Field name={['instruction', 'extent']} label={t('form.extent')} span={3} required>
          <Select options={labelled(EXTENTS, EXTENT_LABELS, language)} />
        </Field>
        <Field name={['instruction', 'mode']} label={t('form.mode')} span={3} required>
          <Select options={labelled(MODES, MODE_LABELS, language)} />
        </Field>
      </div>
    </>
  );
}

/** The company and the premises where it is inspected. */
export function CompanyFields() {
  const { t } = useTranslation('desk');
  const premises = (key: string) => ['company', 'premises', key];
  return (
    <>
      <h2>{t('form.company')}</h2>
      <div className="grid">
        <Field name={['company', 'name']} label={t('form.company.name')} span={6} required>
          <Input data-testid="form-company" />
        </Field>
        <NumberField
          path={['company', 'uscc']}
          label={t('form.uscc')}
          check={checkUscc}
          testId="form-uscc"
          span={6}
        />
        <Field name={premises('name')} label={t('form.premises')} span={5} required>
          <Input data-testid="form-premises" />
        </Field>
        <Field name={premises('address')} label={t('form.address')} span={7} required>
          <Input data-testid="form-address" />
        </Field>
        <Field name={premises('latitude')} label={t('form.latitude')} span={4} required>
          <InputNumber min={-90} max={90} data-testid="form-latitude" />
        </Field>
        <Field name={premises('longitude')} label={t('form.longitude')} span={4} required>
          <InputNumber min={-180} max={180} data-testid="form-longitude" />
        </Field>
        <Field name={premises('radiusMetres')} label={t('form.radius')} span={4} required>
          <InputNumber min={10} max={50_000} data-testid="form-radius" />
        </Field>
      </div>
    </>
  );
}

/** Two officers, two different people. */
export function OfficerFields() {
  const { t } = useTranslation('desk');
  return (
    <>
      <h2>{t('form.officers')}</h2>
      <div className="grid">
        {(['lead', 'second'] as const).flatMap((role, index) => [
          <Field key={role} name={['officers', index, 'name']} label={t(`form.${role}`)} span={3} required>
            <Input data-testid={`form-${role}-name`} />
          </Field>,
          <Field
            key={`${role}-badge`}
            name={['officers', index, 'badge']}
            label={t('form.badge')}
            span={3}
            required
          >
            <Input className="mono" data-testid={`form-${role}-badge`} />
          </Field>,
        ])}
      </div>
    </>
  );
}
