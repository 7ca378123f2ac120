import { type Command } from './command.ts';

export const dropDatabase: Command = ({ database }, { engine }) => {
  const namespaces = engine.catalogue
    .all()
    .flatMap(({ namespace }) => (namespace.database === database ? [namespace] : []));
  engine.transaction(() => {
    for (const namespace of namespaces) {
      engine.find(namespace)?.clear();
      engine.catalogue.remove(namespace);
    }
  });
  return { dropped: database };
};
