import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt, withEntryEarlier, withValueAt, withoutEntry } from '#client/features/policyDrafts/document.ts';

const DOCUMENT = { id: 'a', measures: [{ id: 'm', caps: [{ capFen: 1 }] }], title: { zh: '题', en: 'T' } };

describe('a value in a document', () => {
  it.each([
    { path: ['id'], value: 'a' },
    { path: ['measures', '0', 'caps', '0', 'capFen'], value: 1 },
    { path: ['measures', '1', 'id'], value: undefined },
    { path: ['id', 'deeper'], value: undefined },
    { path: [], value: DOCUMENT },
  ])('at $path is $value', ({ path, value }) => {
    expect(valueAt(DOCUMENT, path)).toEqual(value);
  });

  it('is changed without the rest, and the keys keep their order', () => {
    const changed = withValueAt(DOCUMENT, ['measures', '0', 'caps', '0', 'capFen'], 2);

    expect(changed).toEqual({ ...DOCUMENT, measures: [{ id: 'm', caps: [{ capFen: 2 }] }] });
    expect(JSON.stringify(withValueAt(DOCUMENT, ['id'], 'b'))).toMatch(/^\{"id":"b","measures"/u);
    expect(DOCUMENT.measures[0]?.caps[0]?.capFen).toBe(1);
  });

  it('is made with what is around it', () => {
    expect(withValueAt({}, ['window', 'opens'], '2026-01-01')).toEqual({ window: { opens: '2026-01-01' } });
  });

  it('is taken away by undefined', () => {
    expect(withValueAt(DOCUMENT, ['title'], undefined)).toEqual({ id: 'a', measures: DOCUMENT.measures });
  });

  it('is what was put there, whatever the document', () => {
    const keys = fc.array(fc.stringMatching(/^[a-z]{1,4}$/u), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/u), fc.jsonValue()), keys, (document, path) => {
        const isThrough = path.every((_, at) => !Array.isArray(valueAt(document, path.slice(0, at))));
        fc.pre(isThrough);
        expect(valueAt(withValueAt(document, path, 'put'), path)).toBe('put');
      }),
    );
  });
});

describe('the entries of a list', () => {
  it('are taken out and moved', () => {
    expect(withoutEntry(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
    expect(withEntryEarlier(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  });
});
