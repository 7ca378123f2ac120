/** All Chinese texts, by file. */
export const texts = import.meta.glob<object>('./zh/*.json', { eager: true, import: 'default' });
