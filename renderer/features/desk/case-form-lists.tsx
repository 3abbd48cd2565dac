import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_KIND_LABELS, ITEM_KINDS } from '../../../shared/customs/codes';
import { checkContainer } from '../../../shared/customs/numbers/container';
import { checkHsCode } from '../../../shared/customs/numbers/hs-code';
import { useLanguage } from '../../app/i18n';
import { Field, labelled } from './form-field';
import { NumberField } from './number-field';

interface EntriesProps {
  path: string[];
  title: string;
  add: string;
  /** What a new entry begins with. */
  fresh: object;
  testId: string;
  /** Fewest entries; the last ones cannot be removed. */
  least: number;
  heading: (index: number) => string;
  children: (index: number) => ReactNode;
}

/** A list of the case that grows and shrinks. */
function Entries({ path, title, add, fresh, testId, least, heading, children }: EntriesProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <h2>{title}</h2>
      <Form.List name={path}>
        {(fields, list) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="entry">
                <div className="entry-head">
                  <strong>{heading(name)}</strong>
                  {fields.length > least && (
                    <Button
                      size="small"
                      type="text"
                      data-testid={`${testId}-${name}-remove`}
                      onClick={() => list.remove(name)}
                    >
                      {t('form.remove')}
                    </Button>
                  )}
                </div>
                <div className="grid">{children(name)}</div>
              </div>
            ))}
            <Button type="dashed" block data-testid={`${testId}-add`} onClick={() => list.add(fresh)}>
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}

/** Containers with the check digit of ISO 6346 looked at while typing. */
export function ContainerList() {
  const { t } = useTranslation('desk');
  return (
    <Entries
      path={['containers']}
      title={t('form.containers')}
      add={t('form.container.add')}
      fresh={{}}
      testId="form-container"
      least={0}
      heading={(index) => String(index + 1)}
    >
      {(index) => (
        <>
          <NumberField
            path={['containers', index, 'number']}
            listName={[index, 'number']}
            label={t('form.container')}
            check={checkContainer}
            testId={`form-container-${index}`}
            span={5}
          />
          <Field name={[index, 'type']} label={t('form.type')} span={3} required>
            <Input className="mono" placeholder="22G1" data-testid={`form-container-${index}-type`} />
          </Field>
          <Field name={[index, 'seal']} label={t('form.seal')} span={4} required>
            <Input className="mono" data-testid={`form-container-${index}-seal`} />
          </Field>
        </>
      )}
    </Entries>
  );
}

/** Goods lines, numbered in their order. */
export function GoodsList() {
  const { t } = useTranslation('desk');
  return (
    <Entries
      path={['goods']}
      title={t('form.goods')}
      add={t('form.goods.add')}
      fresh={{}}
      testId="form-goods"
      least={1}
      heading={(index) => t('form.line', { line: index + 1 })}
    >
      {(index) => {
        const id = (key: string) => `form-goods-${index}-${key}`;
        const words = (key: string, label: string, span: number, required: boolean) => (
          <Field name={[index, key]} label={label} span={span} required={required}>
            <Input data-testid={id(key)} />
          </Field>
        );
        const amount = (key: string, label: string, required: boolean) => (
          <Field name={[index, key]} label={label} span={3} required={required}>
            <InputNumber min={0} data-testid={id(key)} />
          </Field>
        );
        return (
          <>
            <NumberField
              path={['goods', index, 'hsCode']}
              listName={[index, 'hsCode']}
              label={t('form.hs')}
              check={checkHsCode}
              testId={id('hs')}
              span={4}
            />
            {words('name', t('form.name'), 4, true)}
            {words('specification', t('form.spec'), 4, false)}
            {amount('quantity', t('form.quantity'), true)}
            {words('unit', t('form.unit'), 3, true)}
            {amount('grossWeightKg', t('form.gross'), false)}
            {amount('netWeightKg', t('form.net'), false)}
            {words('origin', t('form.origin'), 4, true)}
            {words('marks', t('form.marks'), 4, false)}
            {words('packaging', t('form.packaging'), 4, false)}
          </>
        );
      }}
    </Entries>
  );
}

/** The instruction's items: what the company is asked to show, in order. */
export function ItemList() {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <Entries
      path={['instruction', 'items']}
      title={t('form.items')}
      add={t('form.item.add')}
      fresh={{ kind: 'goods', stills: 1 }}
      testId="form-item"
      least={1}
      heading={(index) => String(index + 1)}
    >
      {(index) => (
        <>
          <Field name={[index, 'title', 'zh']} label={t('form.item.title')} span={5} required>
            <Input data-testid={`form-item-${index}-title`} />
          </Field>
          <Field name={[index, 'kind']} label={t('form.item.kind')} span={4} required>
            <Select options={labelled(ITEM_KINDS, ITEM_KIND_LABELS, language)} />
          </Field>
          <Field name={[index, 'stills']} label={t('form.item.stills')} span={3} required>
            <InputNumber min={1} max={20} />
          </Field>
          <Field name={[index, 'requirement', 'zh']} label={t('form.item.requirement')} span={12} required>
            <Input.TextArea rows={1} className="grows" data-testid={`form-item-${index}-requirement`} />
          </Field>
        </>
      )}
    </Entries>
  );
}
