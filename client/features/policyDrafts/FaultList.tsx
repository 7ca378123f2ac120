import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type Path } from './document.ts';
import { draftFaultText } from './draftFaultText.ts';
import { fieldId, useWriting } from './writing.ts';
import styles from './Drafts.module.css';

/** Every fault of what is written now; each leads to its field. */
export function FaultList({ isChecking }: { readonly isChecking: boolean }): ReactElement {
  const { t } = useTranslation();
  const { faults } = useWriting();
  const { say } = useSpeaking();
  return (
    <div aria-busy={isChecking}>
      <p role="status" className={faults.length === 0 ? 'pf-quiet' : styles['faultCount']}>
        {faults.length === 0 ? t('drafts.noFaults') : t('drafts.faultCount', { count: faults.length })}
      </p>
      {faults.length > 0 && (
        <ul className={styles['faults']}>
          {faults.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <button
                type="button"
                onClick={() => {
                  leadTo(path);
                }}
              >
                <code>{path}</code> {draftFaultText(message, say)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Opens what the field is folded in and gives it the focus; the nearest one around it where it has none of its own. */
function leadTo(path: string): void {
  const element = nearestTo(path.split('.'));
  if (element === undefined) return;
  unfold(element);
  const input = element.matches(INPUTS) ? element : element.querySelector(INPUTS);
  if (input instanceof HTMLElement) input.focus();
  element.scrollIntoView({ block: 'center' });
}

const INPUTS = 'input, textarea, button, summary';

function nearestTo(keys: Path): HTMLElement | undefined {
  const found = keys.map((_, at) => document.getElementById(fieldId(keys.slice(0, keys.length - at))));
  return found.find((element) => element !== null) ?? undefined;
}

function unfold(element: HTMLElement): void {
  for (let around: HTMLElement | null = element; around !== null; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
}
