// A worker thread does not inherit a loader of TypeScript; where Node does not read it by itself, one is registered
// before the first typed module.
if (!process.features.typescript) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import('./answerInWorker.ts');
