import { type Bson, isDocument } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { regExpOf } from '../../values/regExp.ts';
import { type Faults, type Keyword, listOperand, rule, sizeOperand } from './rule.ts';

/** The keywords about the fields of a document; other values pass. */
export const DOCUMENT_KEYWORDS: Readonly<Record<string, Keyword>> = {
  required(operand) {
    const names = listOperand('required', operand).map(String);
    return ofDocuments((document) => {
      const missingProperties = names.filter((name) => !Object.hasOwn(document, name));
      return missingProperties.length > 0
        ? [{ operatorName: 'required', specifiedAs: { required: operand }, missingProperties }]
        : [];
    });
  },
  properties(operand, _, schemaOf) {
    const schemas = Object.entries(documentOperand('properties', operand)).map(
      ([name, schema]) => ({ name, schema, faultsOf: schemaOf(schema) }) as const,
    );
    return ofDocuments((document) => {
      const propertiesNotSatisfied = schemas.flatMap(({ name, schema, faultsOf }) => {
        const details = Object.hasOwn(document, name) ? faultsOf(document[name]) : [];
        return details.length > 0 ? [{ propertyName: name, ...annotations(schema), details }] : [];
      });
      return propertiesNotSatisfied.length > 0 ? [{ operatorName: 'properties', propertiesNotSatisfied }] : [];
    });
  },
  patternProperties(operand, _, schemaOf) {
    const schemas = Object.entries(documentOperand('patternProperties', operand)).map(
      ([pattern, schema]) => ({ regExp: regExpOf(pattern, ''), pattern, faultsOf: schemaOf(schema) }) as const,
    );
    return ofDocuments((document) => {
      const faults = Object.entries(document).flatMap(([propertyName, value]) =>
        schemas.flatMap(({ regExp, pattern, faultsOf }) => {
          const details = regExp.test(propertyName) ? faultsOf(value) : [];
          return details.length > 0 ? [{ propertyName, regexMatched: pattern, details }] : [];
        }),
      );
      return faults.length > 0 ? [{ operatorName: 'patternProperties', details: faults }] : [];
    });
  },
  additionalProperties(operand, beside, schemaOf) {
    if (operand === true) return () => [];
    const faultsOf = operand === false ? undefined : schemaOf(operand);
    const isNamed = namedBeside(beside);
    return ofDocuments((document) => {
      const others = Object.entries(document).filter(
        ([name, value]) => !isNamed(name) && (!faultsOf || faultsOf(value).length > 0),
      );
      const shared = { operatorName: 'additionalProperties', specifiedAs: { additionalProperties: operand } };
      return others.length > 0 ? [{ ...shared, additionalProperties: others.map(([name]) => name) }] : [];
    });
  },
  minProperties: (operand) => counted('minProperties', operand, (count, bound) => count >= bound),
  maxProperties: (operand) => counted('maxProperties', operand, (count, bound) => count <= bound),
  dependencies(operand, _, schemaOf) {
    const needs = Object.entries(documentOperand('dependencies', operand)).map(
      ([name, wanted]) =>
        ({ name, faultsOf: schemaOf(Array.isArray(wanted) ? { required: wanted } : wanted) }) as const,
    );
    return ofDocuments((document) => {
      const failingDependencies = needs.flatMap(({ name, faultsOf }) => {
        const details = Object.hasOwn(document, name) ? faultsOf(document) : [];
        return details.length > 0 ? [{ conditionalProperty: name, details }] : [];
      });
      return failingDependencies.length > 0 ? [{ operatorName: 'dependencies', failingDependencies }] : [];
    });
  },
};

function ofDocuments(faultsOf: (document: Bson) => readonly Bson[]): Faults {
  return (value) => (isDocument(value) ? faultsOf(value) : []);
}

function documentOperand(name: string, operand: unknown): Bson {
  if (isDocument(operand)) return operand;
  throw new CommandFailure('TypeMismatch', `$jsonSchema keyword '${name}' must be an object`);
}

/** What a schema says for people. */
function annotations(schema: unknown): Bson {
  if (!isDocument(schema)) return {};
  const { title, description } = schema;
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

function namedBeside({ properties, patternProperties }: Bson): (name: string) => boolean {
  const names = new Set(isDocument(properties) ? Object.keys(properties) : []);
  const patterns = (isDocument(patternProperties) ? Object.keys(patternProperties) : []).map((each) =>
    regExpOf(each, ''),
  );
  return (name) => names.has(name) || patterns.some((pattern) => pattern.test(name));
}

function counted(name: string, operand: unknown, keeps: (count: number, bound: number) => boolean): Faults {
  const bound = sizeOperand(name, operand);
  return rule(name, operand, {
    reason: 'specified number of properties was not satisfied',
    passes: (value) => !isDocument(value) || keeps(Object.keys(value).length, bound),
  });
}
