import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { ContainerForm } from './container-form';
import { ItemForm } from './item-form';
import { LineForm } from './line-form';
import { useBilingual } from './texts';

/** What the officer works on now: one thing is open at a time. */
export interface Selected {
  kind: 'item' | 'container' | 'line';
  id: string;
}

interface ChecklistProps {
  view: CaseView;
  selected: Selected | null;
  onSelect: (selected: Selected | null) => void;
}

/** Everything that has to be answered: items in any order, seals, goods lines. */
export function Checklist({ view, selected, onSelect }: ChecklistProps) {
  const { t } = useTranslation('room');
  const text = useBilingual();
  const { inspection } = view;
  const isOpen = (kind: Selected['kind'], id: string): boolean =>
    selected?.kind === kind && selected.id === id;
  const entry = (kind: Selected['kind'], id: string) => ({
    testId: `${kind}-${id}`,
    open: isOpen(kind, id),
    onToggle: () => onSelect(isOpen(kind, id) ? null : { kind, id }),
  });
  const done = (states: readonly unknown[]): string =>
    t('list.progress', { done: states.filter((state) => state !== null).length, all: states.length });
  return (
    <div className="checklist" data-testid="checklist">
      <Section title={t('list.items')} progress={done(inspection.items.map(({ answer }) => answer))}>
        {inspection.case.instruction.items.map((item, index) => {
          const state = inspection.items.find(({ id }) => id === item.id);
          const current = item.id === inspection.currentItem;
          const stills = inspection.stills.filter(
            (still) => still.item === item.id && still.captured && !still.setAside,
          );
          const note = [
            current && t(state?.ready ? 'item.ready' : state?.interrupted ? 'item.again' : 'item.waiting'),
            stills.length > 0 && t('item.stills', { count: stills.length }),
            state?.answer && t(`answer.${state.answer.answer}`),
          ];
          return (
            <Entry
              key={item.id}
              {...entry('item', item.id)}
              mark={state?.answer ? '✓' : String(index + 1)}
              title={text(item.title)}
              note={note.filter((part) => typeof part === 'string').join(' · ')}
              current={current}
              bad={state?.answer?.answer === 'does-not-conform'}
            >
              <ItemForm view={view} item={item} />
            </Entry>
          );
        })}
      </Section>
      {inspection.containers.length > 0 && (
        <Section
          title={t('list.containers')}
          progress={done(inspection.containers.map(({ check }) => check))}
        >
          {inspection.containers.map(({ number, check }) => (
            <Entry
              key={number}
              {...entry('container', number)}
              mark={check ? '✓' : '–'}
              title={number}
              mono
              note={check ? check.sealFound : ''}
              bad={check?.sealIntact === false}
            >
              <ContainerForm view={view} number={number} />
            </Entry>
          ))}
        </Section>
      )}
      <Section title={t('list.lines')} progress={done(inspection.lines.map(({ finding }) => finding))}>
        {inspection.case.goods.map((goods) => {
          const finding = inspection.lines.find(({ line }) => line === goods.line)?.finding ?? null;
          return (
            <Entry
              key={goods.line}
              {...entry('line', String(goods.line))}
              mark={finding ? '✓' : String(goods.line)}
              title={goods.name}
              note={`${goods.hsCode} ×${goods.quantity} ${goods.unit}`}
              bad={finding !== null && finding.finding !== 'conforms'}
            >
              <LineForm view={view} goods={goods} />
            </Entry>
          );
        })}
      </Section>
    </div>
  );
}

function Section({ title, progress, children }: { title: string; progress: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="soft mono">{progress}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

interface EntryProps {
  testId: string;
  open: boolean;
  onToggle: () => void;
  mark: string;
  title: string;
  note: string;
  mono?: boolean;
  current?: boolean;
  bad?: boolean;
  children: ReactNode;
}

function Entry({ testId, open, onToggle, mark, title, note, mono, current, bad, children }: EntryProps) {
  const { t } = useTranslation('room');
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row} className={`entry${open ? ' open' : ''}${current ? ' current' : ''}${bad ? ' bad' : ''}`}>
      <button
        type="button"
        aria-expanded={open}
        data-testid={testId}
        data-done={mark === '✓'}
        onClick={onToggle}
      >
        <span className="mark">{mark}</span>
        <span className={mono ? 'mono title' : 'title'}>{title}</span>
        {current && <span className="now">● {t('item.current')}</span>}
        <span className="note soft">{note}</span>
      </button>
      {open && <div className="entry-body">{children}</div>}
    </li>
  );
}
