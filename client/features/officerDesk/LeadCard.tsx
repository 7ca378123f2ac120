import { useDraggable } from '@dnd-kit/react';
import { type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type LeadSummary } from '#shared/lead.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { moneyText } from '#client/explain/quantity.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { nextColumn } from './columns.ts';
import { deadlineText, isOverdue, leadName } from './leadText.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { type Moving } from './useMoving.ts';
import styles from './Board.module.css';

interface Props {
  readonly lead: LeadSummary;
  readonly move: Moving['move'];
  readonly onOpen: () => void;
}

/** Keys that move the lead whose card has the focus, with Shift: without it they scroll. */
const DIRECTIONS = new Map<string, 1 | -1>([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);

/** One lead on the board: dragged as a whole, opened by its name, moved by menu or Shift and an arrow. */
export function LeadCard({ lead, move, onOpen }: Props): ReactElement {
  const speaking = useSpeaking();
  const { ref, isDragging } = useDraggable({ id: lead.id });
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.shiftKey ? DIRECTIONS.get(event.key) : undefined;
    if (direction === undefined) return;
    event.preventDefault();
    const to = nextColumn(lead, direction);
    if (to !== undefined) move(lead, to);
  };
  return (
    <article ref={ref} className={styles['card']} data-dragging={isDragging}>
      <div className={styles['cardHead']}>
        <button
          type="button"
          id={cardId(lead.id)}
          className={styles['open']}
          aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft"
          aria-describedby="board-keys"
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          {leadName(lead, speaking)}
        </button>
        <MoveMenu lead={lead} move={move} />
      </div>
      <CardFacts lead={lead} />
    </article>
  );
}

/** Id of the button that a lead's card is opened by. */
export function cardId(leadId: string): string {
  return `lead-${leadId}`;
}

function CardFacts({ lead }: { readonly lead: LeadSummary }): ReactElement {
  const speaking = useSpeaking();
  const [due] = lead.deadlines;
  return (
    <>
      <p className={`${styles['facts'] ?? ''} pf-number`}>{useFacts(lead).join(' · ')}</p>
      {lead.rest !== undefined && <p className={styles['facts']}>{lead.rest.reason}</p>}
      {due !== undefined && (
        <p className={`${styles['due'] ?? ''} pf-number`} data-overdue={isOverdue(due)}>
          {deadlineText(due, speaking)}
        </p>
      )}
      <Tags lead={lead} />
    </>
  );
}

/** Sub-sector, area, places and tax, as far as they are known. */
function useFacts({ sector: sectorId, areaBand, places, expectedAnnualTaxFen }: LeadSummary): string[] {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const sector = (useSectors().data ?? []).find(({ id }) => id === sectorId);
  return [
    sector?.[speaking.language === 'zh-CN' ? 'zh' : 'en'],
    areaBand && t(`officer.areaBands.${areaBand}`),
    placeNames(places, speaking),
    ...(expectedAnnualTaxFen === undefined
      ? []
      : [t('officer.taxOf', { amount: moneyText(expectedAnnualTaxFen, speaking) })]),
  ].filter((part) => part !== undefined);
}

function Tags({ lead: { isAnonymous, duplicateCount, owner } }: { readonly lead: LeadSummary }): ReactElement {
  const { t } = useTranslation();
  return (
    <p className={styles['tags']}>
      {isAnonymous && <Tag look="dashed">{t('officer.anonymousTag')}</Tag>}
      {duplicateCount > 0 && <Tag>{t('officer.duplicateTag', { count: duplicateCount })}</Tag>}
      <span className="pf-quiet">{owner === undefined ? t('officer.unowned') : owner.name}</span>
    </p>
  );
}
