import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import chipStyles from '../AddCriterion.module.css';
import { EditorPopover } from '../EditorPopover.tsx';
import { useEditing } from '../editing.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { countSaid } from './shownFacts.ts';

const WIDTH_PX = 460;

/** What the company says of itself, for policies: a button that says how much that is, and opens the form. Nothing has to be said. */
export function CompanyFacts(): ReactElement {
  const { t } = useTranslation();
  const { requirement } = useEditing();
  const [isOpen, setIsOpen] = useState(false);
  const known = countSaid(requirement.company);
  return (
    <EditorPopover
      isOpen={isOpen}
      onChange={setIsOpen}
      label={t('requirement.company')}
      width={WIDTH_PX}
      target={
        <button
          type="button"
          className={`${chipStyles['open'] ?? ''} ${chipStyles['plain'] ?? ''}`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('requirement.company')}
          {known > 0 && <span className="pf-number"> · {known}</span>}
        </button>
      }
    >
      <CompanyForm />
    </EditorPopover>
  );
}
