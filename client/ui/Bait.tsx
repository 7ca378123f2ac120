import { type ReactElement } from 'react';
import styles from './Bait.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field of a form without account that people neither see nor reach: whoever fills it in is a program. */
export function Bait({ value, onChange }: Props): ReactElement {
  return (
    <div className={styles['bait']} aria-hidden="true">
      <label>
        Website
        <input
          type="text"
          name="website"
          tabIndex={-1}
          autoComplete="off"
          value={value}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
          }}
        />
      </label>
    </div>
  );
}
