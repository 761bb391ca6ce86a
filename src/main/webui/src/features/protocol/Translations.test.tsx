// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { parse, print } from '@/lib/protocolDocument';
import { show, withTexts } from '@/testing/render';
import { Translations } from './Translations';

withTexts();

const DOCUMENT = {
  title: 'Standard',
  checklist: [],
  rules: [{ code: 'spo2-low', title: 'Saturation low', levels: [] }],
};

const DRAFT = {
  title: 'Standard',
  rules: [{ code: 'spo2-low', title: 'Saturation low' }],
  checklist: [],
} as unknown as ProtocolVersionView;

function Editor() {
  const [text, setText] = useState(() => print(DOCUMENT));
  return (
    <>
      <Translations parsed={parse(text)} draft={DRAFT} onChange={(document) => setText(print(document))} />
      <output aria-label="document">{text}</output>
    </>
  );
}

function document(): unknown {
  return JSON.parse(screen.getByLabelText('document').textContent ?? '');
}

describe('translations of a draft', () => {
  it('writes a translation into the document when the field is left', async () => {
    const user = show(<Editor />);
    const row = within(screen.getByRole('row', { name: /Saturation low/ }));
    await user.type(row.getByLabelText('Deutsch: Saturation low'), 'Sättigung niedrig ');
    expect(document()).toEqual(DOCUMENT);
    await user.tab();
    expect(document()).toEqual({ ...DOCUMENT, translations: { de: { 'rules.spo2-low.title': 'Sättigung niedrig' } } });
  });

  it('takes an emptied translation out', async () => {
    const user = show(<Editor />);
    const field = screen.getByLabelText('Deutsch: Standard');
    await user.type(field, 'Standardprotokoll');
    await user.tab();
    await user.clear(field);
    await user.tab();
    expect(document()).toEqual(DOCUMENT);
  });

  it('rewrites the text itself', async () => {
    const user = show(<Editor />);
    const field = screen.getByLabelText('As written: Saturation low');
    await user.clear(field);
    await user.type(field, 'SpO2 low');
    await user.tab();
    expect(document()).toMatchObject({ rules: [{ code: 'spo2-low', title: 'SpO2 low' }] });
  });
});
