import { Button, Checkbox, NumberInput, TextInput, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { useSession } from '#client/app/session.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useEnquiryDeed } from './enquiryQueries.ts';
import { SpaceName } from './SpaceName.tsx';
import { useCompany } from './useCompany.ts';
import { useSpace } from './requirementQueries.ts';
import styles from './companyDesk.module.css';

const FEN_PER_WAN = 1_000_000;

/** What is written into the form. */
interface Written {
  readonly need: string;
  readonly use: string;
  /** In ten thousand yuan, as people there reckon tax. */
  readonly taxWan: number | '';
  readonly companyName: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly tellsBureau: boolean;
}

/** Enquires about the spaces that the address names; who will see what is said before it is sent. */
export function EnquiryForm(): ReactElement {
  const { t } = useTranslation();
  const { company, search, go } = useCompany();
  const { me } = useSession();
  const { mutate, error, isPending } = useEnquiryDeed();
  const about = search.about ?? [];
  const faultPaths = faultPathsOf(error);
  const [written, setWritten] = useState<Written>({
    ...{ need: '', use: '', taxWan: '', phone: '', tellsBureau: false },
    ...{ companyName: company.name, name: me?.name ?? '', email: me?.email ?? '' },
  });
  const leave = (): void => {
    go({ companyView: undefined, about: undefined });
  };
  if (about.length === 0) {
    return (
      <div className={styles['part']}>
        <p>{t('companyDesk.nothingToEnquire')}</p>
        <div>
          <Button variant="default" onClick={leave}>
            {t('companyDesk.back')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className={styles['form']}
      aria-labelledby="enquiry-title"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { ...bodyOf(written), spaceIds: about, ...(search.opened && { requirementId: search.opened }) };
        const open = ({ id }: { readonly id: string }): void => {
          go({ companyView: 'enquiries', enquiry: id, about: undefined });
        };
        mutate({ does: 'send', organisationId: company.id, body }, { onSuccess: open });
      }}
    >
      <h3 id="enquiry-title">{t('companyDesk.enquireTitle')}</h3>
      <About ids={about} />
      <Fields written={written} onChange={setWritten} faultPaths={faultPaths} />
      <Consent written={written} onChange={setWritten} />
      <Unplaced problem={error} faultPaths={faultPaths} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={isPending}>
          {t('companyDesk.send')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('companyDesk.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface UnplacedProps {
  readonly problem: Error | null;
  readonly faultPaths: ReadonlySet<string>;
}

/** What went wrong, unless it stands at its field already. */
function Unplaced({ problem, faultPaths }: UnplacedProps): ReactElement | null {
  if (problem === null || TEXTS.some(({ path }) => faultPaths.has(path))) return null;
  return <Problem problem={problem} />;
}

/** Which fields the server found at fault, by their paths. */
function faultPathsOf(problem: Error | null): ReadonlySet<string> {
  return new Set(problem instanceof ApiProblem ? problem.errors.map(({ path }) => path) : []);
}

function bodyOf({ need, use, taxWan, companyName, name, phone, email, tellsBureau }: Written): {
  readonly need: string;
  readonly use: string;
  readonly expectedAnnualTaxFen?: number;
  readonly companyName: string;
  readonly contact: { readonly name: string; readonly phone: string; readonly email?: string };
  readonly tellsBureau: boolean;
} {
  return {
    ...{ need, use, companyName, tellsBureau },
    ...(taxWan !== '' && { expectedAnnualTaxFen: Math.round(taxWan * FEN_PER_WAN) }),
    contact: { name, phone, ...(email.trim() !== '' && { email: email.trim() }) },
  };
}

function About({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <section aria-label={t('companyDesk.about')}>
      <h4>{t('companyDesk.about')}</h4>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <SpaceName id={id} />
            <DemoNote id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An invented space can be enquired about as a trial, and that is said. */
function DemoNote({ id }: { readonly id: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useSpace(id);
  return data?.demo === true ? <p role="note">{t('companyDesk.demoNote')}</p> : null;
}

interface FieldsProps {
  readonly written: Written;
  readonly onChange: (written: Written) => void;
}

function Fields({
  written,
  onChange,
  faultPaths,
}: FieldsProps & { readonly faultPaths: ReadonlySet<string> }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        required
        label={t('companyDesk.need')}
        description={t('companyDesk.needHint')}
        value={written.need}
        maxLength={4000}
        autosize
        minRows={3}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...written, need: value });
        }}
      />
      <Textarea
        required
        label={t('companyDesk.use')}
        value={written.use}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...written, use: value });
        }}
      />
      <NumberInput
        label={t('companyDesk.taxWan')}
        value={written.taxWan}
        min={0}
        max={1e8}
        decimalScale={2}
        hideControls
        onChange={(value) => {
          onChange({ ...written, taxWan: typeof value === 'number' ? value : '' });
        }}
      />
      {TEXTS.map(({ field, path, autoComplete, type, isRequired }) => (
        <TextInput
          key={field}
          required={isRequired}
          label={t(`companyDesk.${field}Field`)}
          type={type}
          error={faultPaths.has(path) && t('companyDesk.fault')}
          autoComplete={autoComplete}
          value={written[field]}
          maxLength={254}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...written, [field]: value });
          }}
        />
      ))}
    </>
  );
}

const TEXTS = [
  { field: 'companyName', path: 'companyName', autoComplete: 'organization', type: 'text', isRequired: true },
  { field: 'name', path: 'contact.name', autoComplete: 'name', type: 'text', isRequired: true },
  { field: 'phone', path: 'contact.phone', autoComplete: 'tel', type: 'tel', isRequired: true },
  { field: 'email', path: 'contact.email', autoComplete: 'email', type: 'email', isRequired: false },
] as const;

function Consent({ written, onChange }: FieldsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['consent']} aria-label={t('companyDesk.consent')}>
      <h4>{t('companyDesk.consent')}</h4>
      <p>{t('companyDesk.consentText')}</p>
      <Checkbox
        label={t('companyDesk.tellsBureau')}
        description={t('companyDesk.tellsBureauHint')}
        checked={written.tellsBureau}
        onChange={({ currentTarget: { checked } }) => {
          onChange({ ...written, tellsBureau: checked });
        }}
      />
    </section>
  );
}
