import { ActionIcon, Button } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type Path, listOf, recordOf, textOf, withEntryEarlier, withoutEntry } from '../document.ts';
import { fieldId, useField, useWriting } from '../writing.ts';
import { type RenderFields, type Shape } from './shape.ts';
import { Errors } from './textFields.tsx';
import styles from './form.module.css';

type ListShape = Extract<Shape, { kind: 'list' }>;

interface Props {
  readonly shape: ListShape;
  readonly path: Path;
  readonly fields: RenderFields;
}

/** Objects of one kind, one after the other: they can be added, taken out and moved. */
export function ListForm({ shape, path, fields }: Props): ReactElement {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path, false);
  const entries = listOf(value);
  const list = t(`drafts.fields.${shape.name}`);
  const change = (next: readonly unknown[]): void => {
    set(next.length === 0 && shape.must !== true ? undefined : next);
  };
  return (
    <fieldset className={styles['list']} id={fieldId(path)}>
      <legend>{list}</legend>
      <ol>
        {entries.map((entry, at) => (
          <li key={at}>
            <EntryFrame shape={shape} entry={entry} path={[...path, String(at)]} number={at + 1}>
              {fields(shape.fields, [...path, String(at)])}
              {!isReadOnly && (
                <div className={styles['buttons']}>
                  {at > 0 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('drafts.moveUp', { number: at + 1, list })}
                      onClick={() => {
                        change(withEntryEarlier(entries, at));
                      }}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                  )}
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    leftSection={<IconX size={14} aria-hidden />}
                    onClick={() => {
                      change(withoutEntry(entries, at));
                    }}
                  >
                    {t('drafts.removeFrom', { number: at + 1, list })}
                  </Button>
                </div>
              )}
            </EntryFrame>
          </li>
        ))}
      </ol>
      <Errors errors={errors} />
      {!isReadOnly && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            change([...entries, {}]);
          }}
        >
          {t('drafts.addTo', { list })}
        </Button>
      )}
    </fieldset>
  );
}

interface FrameProps {
  readonly shape: ListShape;
  readonly entry: unknown;
  readonly path: Path;
  readonly number: number;
  readonly children: ReactNode;
}

/** Long entries are folded, named by what they say, with how many faults they hold. */
function EntryFrame({ shape, entry, path, number, children }: FrameProps): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { faults } = useWriting();
  // What is new is open at first; later the browser keeps what a person has opened.
  const [isNew] = useState(() => textOf(recordOf(entry)['id']) === '');
  if (shape.isFolded !== true) return <div className={styles['entry']}>{children}</div>;
  const { id, title } = recordOf(entry);
  const name = path.join('.');
  const faulty = faults.filter(({ path: at }) => at === name || at.startsWith(`${name}.`)).length;
  const spoken = textOf(recordOf(title)[language === 'zh-CN' ? 'zh' : 'en']);
  return (
    <details className={styles['folded']} open={isNew} id={fieldId(path)}>
      <summary>
        <span>
          {number}. {spoken === '' ? textOf(id) : spoken}
        </span>
        {faulty > 0 && <span className={styles['error']}>{t('drafts.faultCount', { count: faulty })}</span>}
      </summary>
      <div className={styles['entry']}>{children}</div>
    </details>
  );
}
