import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPersonal, partPersonal } from '#server/domain/audit/personalFields.ts';

const LEAD = {
  company: 'Acme',
  contact: { name: 'Li Lei', phone: '13800000000' },
  notes: [
    { id: 'n1', text: 'call Li Lei', at: '2026-11-01' },
    { id: 'n2', text: 'called', at: '2026-11-02' },
  ],
  people: ['Li Lei', 'Han Meimei'],
};

describe('the personal fields of a record', () => {
  it('are taken out by their paths, each with whose it is', () => {
    const { open, personal } = partPersonal(LEAD, { contact: 'lead-1', 'notes.*.text': 'person-1' });

    expect(open).toEqual({
      company: 'Acme',
      notes: [
        { id: 'n1', at: '2026-11-01' },
        { id: 'n2', at: '2026-11-02' },
      ],
      people: ['Li Lei', 'Han Meimei'],
    });
    expect(personal).toEqual([
      { of: 'lead-1', path: ['contact'], value: { name: 'Li Lei', phone: '13800000000' } },
      { of: 'person-1', path: ['notes', '0', 'text'], value: 'call Li Lei' },
      { of: 'person-1', path: ['notes', '1', 'text'], value: 'called' },
    ]);
  });

  it('leave their places in a list, so that the other entries keep theirs', () => {
    const { open } = partPersonal(LEAD, { 'people.0': 'person-1' });

    expect(open).toEqual({ ...LEAD, people: [null, 'Han Meimei'] });
  });

  it('are none where a path leads nowhere', () => {
    const parted = partPersonal(LEAD, { 'contact.email': 'lead-1', 'company.name': 'lead-1', nothing: 'lead-1' });

    expect(parted).toEqual({ open: LEAD, personal: [] });
  });

  it('are put back where they stood', () => {
    const paths = { contact: 'a', 'notes.*.text': 'b', 'people.*': 'c' };
    const { open, personal } = partPersonal(LEAD, paths);

    expect(joinPersonal(open, personal)).toEqual(LEAD);
  });

  it('are put back into any record, whatever its keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => !key.includes('.')),
          fc.jsonValue(),
        ),
        (record) => {
          const paths = Object.fromEntries(Object.keys(record).map((key) => [key, 'someone']));
          const { open, personal } = partPersonal(record, paths);

          expect(open).toEqual({});
          expect(joinPersonal(open, personal)).toEqual(record);
        },
      ),
    );
  });
});
