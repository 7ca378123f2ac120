/** When a test file has its turn where the given files are changed: the least first. */
export function turnsFor(changed: readonly string[]): (testFile: string) => number {
  const own = changed.map((file) => `/tests/${file.replace(/\.ts$/u, '.test.ts')}`);
  return (testFile) => {
    if (own.some((path) => testFile.endsWith(path))) return 0;
    return testFile.includes('/tests/properties/') ? 2 : 1;
  };
}
