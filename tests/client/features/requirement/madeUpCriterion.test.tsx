import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ReactElement, act, useState } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CriterionDescription } from '#shared/criterion.ts';
import { type EditedRequirement } from '#client/features/requirement/edited.ts';
import { createQueryClient } from '#client/app/queries.ts';
import { SpeakingContext } from '#client/app/speakingContext.ts';
import { AddCriterion } from '#client/features/requirement/AddCriterion.tsx';
import { CriterionChip } from '#client/features/requirement/CriterionChip.tsx';
import { EditingContext } from '#client/features/requirement/editing.ts';
import { startI18n } from '#client/i18n/i18n.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { equipPage } from '#tests/client/support/page.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';
import { click, inputLabelled, type } from '#tests/client/support/using.ts';
import { tallBay } from '#tests/support/tallBay.ts';

/** As `GET /criteria` gives them. */
const CRITERIA = [...CATALOGUE, tallBay].map((criterion) =>
  CriterionDescription.parse(JSON.parse(JSON.stringify(criterion.describe()))),
);

/** What two files of labels would add. */
const LABELS = {
  en: { names: { 'tall-bay': 'Tall bay' }, parameters: { limitBayM2: 'Smallest bay', idealBayM2: 'Ideal bay' } },
  'zh-CN': { names: { 'tall-bay': '高跨' }, parameters: { limitBayM2: '最小跨面', idealBayM2: '理想跨面' } },
};

let root: Root;
let requirement: EditedRequirement;

beforeAll(async () => {
  await startI18n('en');
});

beforeEach(() => {
  equipPage();
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
  requirement = { criteria: {} };
});

afterEach(async () => {
  await act(async () => {
    root.unmount();
    await Promise.resolve();
  });
});

/** The part of the page's form that asks for criteria, over a requirement of its own. */
function Form(): ReactElement {
  const [edited, setEdited] = useState(requirement);
  const [openId, setOpenId] = useState('');
  const change = (next: EditedRequirement): void => {
    requirement = next;
    setEdited(next);
  };
  const editing = {
    requirement: edited,
    change,
    undo: vi.fn(),
    mayUndo: false,
    lastAbout: undefined,
    isLinkDamaged: false,
    searched: false,
    search: vi.fn(),
    startOver: vi.fn(),
  };
  return (
    <EditingContext value={editing}>
      {CRITERIA.map((criterion) => (
        <CriterionChip
          key={criterion.id}
          criterion={criterion}
          isOpen={openId === criterion.id}
          onOpen={(isOpen) => {
            setOpenId(isOpen ? criterion.id : '');
          }}
        />
      ))}
      <AddCriterion onAdded={setOpenId} />
    </EditingContext>
  );
}

async function show(language: 'en' | 'zh-CN', labels: object = {}): Promise<void> {
  const client = createQueryClient();
  client.setQueryData(['criteria'], CRITERIA);
  client.setQueryData(['sectors'], []);
  const texts = i18next.createInstance();
  await texts.init({ lng: language, resources: { [language]: { translation: { criteria: labels } } } });
  const spoken = await speakingIn(language);
  const say: typeof spoken.say = (keys, values) => {
    const own = texts.t(keys, { ...values, defaultValue: '' });
    return own === '' ? spoken.say(keys, values) : own;
  };
  await act(async () => {
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          <SpeakingContext value={{ speaking: { ...spoken, say }, chooseAreaUnit: vi.fn(), speakIn: speakingIn }}>
            <Form />
          </SpeakingContext>
        </QueryClientProvider>
      </MantineProvider>,
    );
    await Promise.resolve();
  });
}

describe('the form for a criterion that the page has never heard of', () => {
  it('is made of what the API says of it, under its id and the names of its parameters', async () => {
    await show('en');

    await click('Add criterion');
    await click('tall-bay');
    await type(inputLabelled('limitBayM2'), '20');
    await type(inputLabelled('idealBayM2'), '60');

    expect(requirement).toEqual({ criteria: { 'tall-bay': { level: 'prefer', limitBayM2: 20, idealBayM2: 60 } } });
  });

  it.each([
    { language: 'en' as const, name: 'Tall bay', ideal: 'Ideal bay' },
    { language: 'zh-CN' as const, name: '高跨', ideal: '理想跨面' },
  ])('says $name once its labels are there in $language', async ({ language, name, ideal }) => {
    await show(language, LABELS[language]);

    await click('Add criterion');
    await click(name);

    expect(inputLabelled(ideal).value).toBe('');
  });
});
