import { Descriptions, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  DIRECTION_LABELS,
  FINDING_KIND_LABELS,
  MISMATCH_KIND_LABELS,
  TRADE_MODE_LABELS,
} from '../../../shared/customs/codes';
import { displayContainer } from '../../../shared/customs/numbers/container';
import { displayDeclaration } from '../../../shared/customs/numbers/declaration';
import { displayHsCode } from '../../../shared/customs/numbers/hs-code';
import { sameSeal } from '../../../shared/customs/numbers/seal';
import type { ContainerState, Inspection, LineState } from '../../../shared/record/state';
import { useLanguage } from '../../app/i18n';
import { useTimes } from '../../app/time';
import { CopyText } from '../../ui/copy-text';

/** What was declared, with what was found beside it. */
export function DeclarationTab({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const times = useTimes();
  const { declaration, company, scheduledAt, reinspectionOf } = inspection.case;
  const { premises, contact } = company;
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={2}
        items={[
          {
            label: t('decl.number'),
            children: <CopyText text={declaration.number} shown={displayDeclaration(declaration.number)} />,
          },
          {
            label: t('decl.direction'),
            children: `${DIRECTION_LABELS[declaration.direction][language]} · ${TRADE_MODE_LABELS[declaration.tradeMode][language]}`,
          },
          { label: t('decl.office'), children: declaration.office },
          { label: t('decl.date'), children: <span className="mono">{declaration.date}</span> },
          { label: t('decl.company'), children: company.name },
          {
            label: t('decl.uscc'),
            children: <CopyText text={company.uscc} />,
          },
          {
            label: t('decl.premises'),
            children: (
              <>
                {premises.name}
                <div className="muted">{premises.address}</div>
              </>
            ),
          },
          {
            label: t('decl.place'),
            children: (
              <>
                <CopyText text={`${premises.latitude}, ${premises.longitude}`} />
                <div className="muted">{t('decl.radius', { metres: premises.radiusMetres })}</div>
              </>
            ),
          },
          { label: t('decl.contact'), children: contact ? `${contact.name} ${contact.phone ?? ''}` : '—' },
          { label: t('decl.scheduled'), children: scheduledAt ? times.minute(scheduledAt) : '—' },
        ]}
      />
      {reinspectionOf && (
        <p className="case-section">
          {t('decl.reinspection', { badges: reinspectionOf.officers.join(t('list.and')) })}
        </p>
      )}
      <h2 className="case-section">{t('decl.containers')}</h2>
      <Containers inspection={inspection} />
      <h2 className="case-section">{t('decl.goods')}</h2>
      <Goods inspection={inspection} />
    </>
  );
}

function Containers({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('case');
  return (
    <Table
      size="small"
      rowKey="number"
      pagination={false}
      dataSource={inspection.case.containers}
      columns={[
        {
          title: t('decl.container'),
          render: (_, { number }) => <CopyText text={number} shown={displayContainer(number)} />,
        },
        { title: t('decl.type'), dataIndex: 'type', className: 'mono' },
        {
          title: t('decl.seal'),
          render: (_, { seal }) => <CopyText text={seal} />,
        },
        {
          title: t('decl.seal.found'),
          render: (_, { number, seal }) => (
            <SealFound
              declared={seal}
              check={inspection.containers.find((state) => state.number === number)?.check ?? null}
            />
          ),
        },
      ]}
    />
  );
}

function SealFound({ declared, check }: { declared: string; check: ContainerState['check'] }) {
  const { t } = useTranslation('case');
  if (!check) return <span className="muted">{t('decl.unchecked')}</span>;
  return (
    <>
      <span className={`mono ${sameSeal(declared, check.sealFound) ? '' : 'differs'}`}>
        {check.sealFound}
      </span>{' '}
      <span className={check.sealIntact ? 'agrees' : 'differs'}>
        {t(check.sealIntact ? 'decl.seal.intact' : 'decl.seal.broken')}
      </span>
      {check.newSeal !== '' && <div className="muted">{t('decl.seal.new', { seal: check.newSeal })}</div>}
    </>
  );
}

function Goods({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('case');
  const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
  const weight = (value: number | undefined) => (value === undefined ? '—' : numbers.format(value));
  return (
    <Table
      size="small"
      rowKey="line"
      pagination={false}
      scroll={{ x: 860 }}
      dataSource={inspection.case.goods}
      columns={[
        { title: t('decl.line'), dataIndex: 'line', width: 52, align: 'center' },
        {
          title: t('decl.hs'),
          width: 150,
          render: (_, { hsCode }) => <CopyText text={hsCode} shown={displayHsCode(hsCode)} />,
        },
        {
          title: t('decl.name'),
          render: (_, { name, nameEn, specification, marks, packaging }) => (
            <>
              {name} <span className="muted">{nameEn}</span>
              <div className="muted">{specification}</div>
              {(marks ?? packaging) !== undefined && (
                <div className="muted">
                  {t('decl.marks', {
                    text: [marks, packaging].filter((text) => text !== undefined).join(' · '),
                  })}
                </div>
              )}
            </>
          ),
        },
        {
          title: t('decl.quantity'),
          width: 96,
          align: 'right',
          render: (_, { quantity, unit }) => (
            <span className="mono">
              {numbers.format(quantity)} {unit}
            </span>
          ),
        },
        {
          title: t('decl.weight'),
          width: 120,
          align: 'right',
          render: (_, { grossWeightKg, netWeightKg }) => (
            <span className="mono">{`${weight(grossWeightKg)} / ${weight(netWeightKg)}`}</span>
          ),
        },
        { title: t('decl.origin'), width: 84, dataIndex: 'origin' },
        {
          title: t('decl.finding'),
          width: 150,
          render: (_, { line }) => (
            <Finding finding={inspection.lines.find((state) => state.line === line)?.finding ?? null} />
          ),
        },
      ]}
    />
  );
}

function Finding({ finding }: { finding: LineState['finding'] }) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  if (!finding) return <span className="muted">{t('decl.unfound')}</span>;
  return (
    <>
      <Tag color={finding.finding === 'conforms' ? 'green' : 'red'}>
        {FINDING_KIND_LABELS[finding.finding][language]}
      </Tag>
      {finding.mismatches.map((mismatch) => MISMATCH_KIND_LABELS[mismatch][language]).join(t('list.and'))}
      {finding.text !== '' && <div className="muted">{finding.text}</div>}
    </>
  );
}
