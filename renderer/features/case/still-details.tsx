import { Button, Descriptions, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Stamp, Still } from '../../../shared/record/state';
import type { PictureCheck } from '../../../shared/record/still-bodies';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { useTimes } from '../../app/time';
import { adviceText } from '../../../shared/record/picture-advice';
import { linksOf, linkWords } from '../../../shared/record/still-links';
import { stillFacts } from '../../report/still-facts';
import { CopyText } from '../../ui/copy-text';
import { ErrorNote } from '../../ui/error-note';
import { ExifLines, useExif } from './still-exif';
import { MarkedPicture } from './marked-picture';

interface StillDetailsProps {
  view: CaseView;
  /** The still to show; null keeps the sheet closed. */
  id: string | null;
  onClose: () => void;
}

/** Everything that is known about one still, and the lead's way of setting it aside. */
export function StillDetails({ view, id, onClose }: StillDetailsProps) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const times = useTimes();
  const { stills, participants, case: file } = view.inspection;
  const index = stills.findIndex((still) => still.id === id);
  const still = stills[index];
  const original = still?.captured?.original;
  const here = original !== undefined && view.present.includes(original.sha256);
  const exif = useExif(view.inspection.id, original, here);
  if (!still) return null;
  const { captured } = still;
  const links = linkWords(linksOf(view.inspection, still), language);
  const facts = stillFacts(view.inspection, still);
  const atHub = view.timeline.some(({ hash, synced }) => hash === captured?.event && synced);
  const item = file.instruction.items.find((one) => one.id === still.item);
  const stamp = (at: Stamp | null) => {
    if (!at) return '—';
    const name = participants.find(({ fingerprint }) => fingerprint === at.author)?.name;
    return `${times.second(at.wall)} · ${name ?? '—'}`;
  };
  return (
    <Drawer
      open
      size={520}
      title={t('still.number', { number: index + 1 })}
      onClose={onClose}
      data-testid="still-details"
    >
      <div className="still-details">
        <MarkedPicture view={view} still={still} number={index + 1} />
        <Descriptions
          bordered
          size="small"
          column={1}
          items={[
            { label: t('still.item'), children: item?.title[language] ?? item?.title.zh },
            ...(captured
              ? [
                  { label: t('still.hash'), children: <CopyText text={captured.original.sha256} /> },
                  {
                    label: t('still.size'),
                    children: (
                      <span className="mono">{captured.original.size.toLocaleString('en-US')} B</span>
                    ),
                  },
                  {
                    label: t('still.pixels'),
                    children: <span className="mono">{`${captured.width} × ${captured.height}`}</span>,
                  },
                  { label: t('still.camera'), children: captured.camera },
                  { label: t('still.method'), children: t(`still.method.${captured.method}`) },
                  {
                    label: t('still.track'),
                    children: (
                      <span className="mono">
                        {`${captured.track.width} × ${captured.track.height}, ${captured.track.frameRate.toFixed(0)} fps`}
                      </span>
                    ),
                  },
                ]
              : []),
            ...(captured?.check
              ? [{ label: t('still.check'), children: <Check check={captured.check} /> }]
              : []),
            ...(exif ? [{ label: 'Exif', children: <ExifLines exif={exif} /> }] : []),
            ...(links.length > 0 ? [{ label: t('still.links'), children: links.join(' · ') }] : []),
            {
              label: t('still.proves'),
              children: [
                facts.item?.requirement[language] ?? facts.item?.requirement.zh,
                ...(facts.answers ? [t('still.proves.item')] : []),
                ...facts.lines.map((line) => t('still.proves.line', { line })),
                ...facts.containers.map((container) => t('still.proves.container', { container })),
              ]
                .filter(Boolean)
                .join(' · '),
            },
            ...(facts.device
              ? [
                  {
                    label: t('still.device'),
                    children: (
                      <>
                        {[facts.device.name, facts.device.app, facts.device.platform]
                          .filter(Boolean)
                          .join(' · ')}
                        <CopyText text={facts.device.fingerprint} />
                      </>
                    ),
                  },
                  {
                    label: t('still.original.at'),
                    children: [
                      ...facts.originals.map(({ name, wall }) =>
                        t('still.original.machine', { name, at: times.second(wall) }),
                      ),
                      ...(atHub ? [t('still.original.hub')] : []),
                      t('still.original.bundle', { path: facts.path }),
                    ].map((place) => <div key={place}>{place}</div>),
                  },
                ]
              : []),
            { label: t('still.requested'), children: stamp(still.requested) },
            { label: t('still.captured.at'), children: stamp(captured) },
            { label: t('still.received.at'), children: stamp(still.received) },
            ...(still.setAside
              ? [
                  { label: t('still.setAside.at'), children: stamp(still.setAside) },
                  { label: t('still.reason'), children: still.setAside.reason },
                ]
              : []),
          ]}
        />
        {view.me.part === 'lead' && view.phase === 'open' && captured && !still.setAside && (
          <SetAside key={still.id} caseId={view.inspection.id} still={still} />
        )}
      </div>
    </Drawer>
  );
}

/** What was measured at the camera, and what it advises. */
function Check({ check }: { check: PictureCheck }) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { sharpness, mean, dark, bright, offered, advice } = check;
  const percent = (share: number): string => (100 * share).toFixed(1);
  return (
    <div data-testid="still-check">
      <div className={advice.length > 0 ? 'still-state captured' : 'still-state received'}>
        {advice.length > 0 ? adviceText(advice, language) : t('still.check.good')}
      </div>
      <div className="mono muted">
        {t('still.check.numbers', {
          sharpness: sharpness.toFixed(0),
          mean: mean.toFixed(0),
          dark: percent(dark),
          bright: percent(bright),
          offered: `${offered.width} × ${offered.height}`,
        })}
      </div>
    </div>
  );
}

function SetAside({ caseId, still }: { caseId: string; still: Still }) {
  const { t } = useTranslation('case');
  const [reason, setReason] = useState<string | null>(null);
  const setAside = useAction(async (said: string) => {
    await call('record.write', {
      case: caseId,
      fact: { type: 'still.set-aside', body: { still: still.id, reason: said } },
    });
  });
  if (reason === null) {
    return (
      <div>
        <Button danger data-testid="still-set-aside" onClick={() => setReason('')}>
          {t('still.setAside.do')}
        </Button>
      </div>
    );
  }
  return (
    <div className="set-aside-form">
      <p className="muted">{t('still.setAside.about')}</p>
      <Input
        autoFocus
        value={reason}
        maxLength={200}
        aria-label={t('still.reason')}
        data-testid="still-set-aside-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNote error={setAside.error} />
      <div>
        <Button
          danger
          type="primary"
          disabled={reason.trim() === ''}
          loading={setAside.busy}
          data-testid="still-set-aside-submit"
          onClick={() => void setAside.run(reason.trim())}
        >
          {t('still.setAside.submit')}
        </Button>
      </div>
    </div>
  );
}
