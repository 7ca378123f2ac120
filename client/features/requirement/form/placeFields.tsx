import { Button, NumberInput } from '@mantine/core';
import { IconCurrentLocation, IconMapPin, IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Position, Region } from '#shared/position.ts';
import { useMapLink } from '../mapLink.ts';
import { type FieldProps } from './fieldProps.ts';
import styles from './form.module.css';

const DECIMALS = 6;

/** A point by its coordinates or by a click on the map. */
export function PositionField({ field, label, value, error, onChange }: FieldProps<'position'>): ReactElement {
  const { t } = useTranslation();
  const { pick, picking } = useMapLink();
  const point = Position.safeParse(value);
  const [lng, lat] = point.success ? point.data : partPosition(value);
  const parts = [
    { name: t('requirement.longitude'), at: 0, shown: lng, min: -180, max: 180 },
    { name: t('requirement.latitude'), at: 1, shown: lat, min: -90, max: 90 },
  ];
  return (
    <fieldset className={styles['set']}>
      <legend>
        {label}
        {field.required && <span aria-hidden="true"> *</span>}
      </legend>
      <div className={styles['pair']}>
        {parts.map(({ name, at, shown, min, max }) => (
          <NumberInput
            key={name}
            size="sm"
            label={name}
            value={shown ?? ''}
            min={min}
            max={max}
            decimalScale={DECIMALS}
            hideControls
            onChange={(entered) => {
              const next = [lng, lat].map((part, index) => (index === at ? numberOrNone(entered) : part));
              onChange(next.every((part) => part === undefined) ? undefined : next.map((part) => part ?? null));
            }}
          />
        ))}
      </div>
      <Button
        size="xs"
        variant={picking ? 'filled' : 'default'}
        leftSection={<IconMapPin size={16} aria-hidden />}
        onClick={() => {
          pick(onChange);
        }}
      >
        {picking ? t('requirement.picking') : t('requirement.pick')}
      </Button>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </fieldset>
  );
}

const numberOrNone = (entered: string | number): number | undefined =>
  typeof entered === 'number' ? entered : undefined;

/** A point of which perhaps only one coordinate is entered yet. */
function partPosition(value: unknown): readonly [number | undefined, number | undefined] {
  const part = (at: number): number | undefined => {
    const found: unknown = Array.isArray(value) ? value[at] : undefined;
    return typeof found === 'number' ? found : undefined;
  };
  return [part(0), part(1)];
}

/** An area taken from what the map shows. */
export function RegionField({ label, value, error, onChange }: FieldProps<'region'>): ReactElement {
  const { t } = useTranslation();
  const { view } = useMapLink();
  const isSet = Region.safeParse(value).success;
  return (
    <fieldset className={styles['set']}>
      <legend>{label}</legend>
      <p className="pf-quiet">{isSet ? t('requirement.regionSet') : t('requirement.regionUnset')}</p>
      <div className={styles['buttons']}>
        <Button
          size="xs"
          variant="default"
          disabled={view === null}
          leftSection={<IconCurrentLocation size={16} aria-hidden />}
          onClick={() => {
            onChange(view ?? undefined);
          }}
        >
          {t('requirement.useView')}
        </Button>
        {isSet && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => {
              onChange(undefined);
            }}
          >
            {t('app.clear')}
          </Button>
        )}
      </div>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </fieldset>
  );
}
