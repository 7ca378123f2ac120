import { AutoScroller, Cursor, Feedback, PreventSelection, StyleInjector } from '@dnd-kit/dom';
import { DragDropProvider, PointerSensor, useDroppable } from '@dnd-kit/react';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LeadColumn, type LeadSummary } from '#shared/lead.ts';
import { styleNonce } from '#client/app/nonce.ts';
import { columnOf } from './columns.ts';
import { LeadCard, cardId } from './LeadCard.tsx';
import { type Moving } from './useMoving.ts';
import styles from './Board.module.css';

interface Props {
  readonly leads: readonly LeadSummary[];
  readonly move: Moving['move'];
  readonly onOpen: (id: string) => void;
}

// The keys of the library move things by pixels; those of the cards move leads by columns.
const SENSORS = [PointerSensor];

/** Leads by the column in which they stand: eight stages, and what rests beside them. */
export function Board({ leads, move, onOpen }: Props): ReactElement {
  const { t } = useTranslation();
  const keepFocus = useKeptFocus();
  const moveFocused: Moving['move'] = (lead, to) => {
    keepFocus(lead.id);
    move(lead, to);
  };
  return (
    <DragDropProvider
      sensors={SENSORS}
      plugins={[AutoScroller, Cursor, Feedback, PreventSelection, StyleInjector.configure({ nonce: styleNonce() })]}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        const lead = leads.find(({ id }) => id === source?.id);
        const to = LeadColumn.options.find((column) => column === target?.id);
        if (!canceled && lead !== undefined && to !== undefined) move(lead, to);
      }}
    >
      <p id="board-keys" className={`${styles['keys'] ?? ''} pf-quiet pf-no-print`}>
        {t('officer.boardKeys')}
      </p>
      <div className={styles['board']} role="group" aria-label={t('officer.board')} tabIndex={0}>
        {LeadColumn.options.map((column) => (
          <Column
            key={column}
            column={column}
            leads={leads.filter((lead) => columnOf(lead) === column)}
            move={moveFocused}
            onOpen={onOpen}
          />
        ))}
      </div>
    </DragDropProvider>
  );
}

function Column({ column, leads, move, onOpen }: Props & { readonly column: LeadColumn }): ReactElement {
  const { t } = useTranslation();
  const { ref, isDropTarget } = useDroppable({ id: column });
  const name = t(`officer.columns.${column}`);
  return (
    <section ref={ref} className={styles['column']} data-target={isDropTarget} aria-label={name}>
      <h3>
        {name} <span className="pf-quiet pf-number">{leads.length}</span>
      </h3>
      <ul className={styles['cards']}>
        {leads.map((lead) => (
          <li key={lead.id}>
            <LeadCard
              lead={lead}
              move={move}
              onOpen={() => {
                onOpen(lead.id);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A card that goes to another column is made anew there: the focus goes with it. */
function useKeptFocus(): (leadId: string) => void {
  const kept = useRef<string>(undefined);
  useEffect(() => {
    if (kept.current === undefined) return;
    const card = document.getElementById(cardId(kept.current));
    // While the old card is there it has the focus still.
    if (card === null || document.activeElement !== document.body) return;
    kept.current = undefined;
    card.focus();
  });
  return (leadId) => {
    kept.current = leadId;
  };
}
