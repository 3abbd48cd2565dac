import type { CaseFile } from './case-schema';
import type { Issue, IssueCode } from './issues';
import { checkDeclaration } from './numbers/declaration';
import { checkHsCode } from './numbers/hs-code';
import { checkUscc } from './numbers/uscc';

/** Rules between the fields of a case that block it. Expects fields that passed the schema. */
export function crossCheck(file: CaseFile): Issue[] {
  return [
    ...duplicates('instruction.items', 'id', file.instruction.items),
    ...duplicates('containers', 'number', file.containers),
    ...duplicates('goods', 'line', file.goods),
    ...danglingItems(file),
    ...officers(file),
  ];
}

/** What is odd, and left to the officer's judgement. */
export function caseWarnings(file: CaseFile): Issue[] {
  const { declaration, company, goods } = file;
  const context = { ...declaration, year: Number(declaration.date.slice(0, 4)) };
  const number = checkDeclaration(declaration.number, context);
  const uscc = checkUscc(company.uscc);
  return [
    ...(number.ok ? at('declaration.number', number.warnings) : []),
    ...(uscc.ok ? at('company.uscc', uscc.warnings) : []),
    ...goods.flatMap((line, i) => {
      const hs = checkHsCode(line.hsCode);
      return hs.ok ? at(`goods[${i}].hsCode`, hs.warnings) : [];
    }),
    ...goods.flatMap(({ netWeightKg: net, grossWeightKg: gross }, i) =>
      net !== undefined && gross !== undefined && net > gross
        ? [complaint('case.net-over-gross', `goods[${i}].netWeightKg`, { net, gross })]
        : [],
    ),
  ];
}

function complaint(code: IssueCode, path: string, params?: Issue['params']): Issue {
  return params === undefined ? { code, path } : { code, path, params };
}

function at(path: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path }));
}

function duplicates<K extends string>(
  list: string,
  key: K,
  entries: readonly Record<K, string | number>[],
): Issue[] {
  const first = new Map<string | number, string>();
  return entries.flatMap((entry, i) => {
    const path = `${list}[${i}].${key}`;
    const value = entry[key];
    const earlier = first.get(value);
    if (earlier !== undefined) return [complaint('case.duplicate', path, { value, first: earlier })];
    first.set(value, path);
    return [];
  });
}

function danglingItems(file: CaseFile): Issue[] {
  const containers = new Set(file.containers.map((c) => c.number));
  const lines = new Set(file.goods.map((g) => g.line));
  return file.instruction.items.flatMap(({ container, line }, i) => {
    const path = `instruction.items[${i}]`;
    const issues: Issue[] = [];
    if (container !== undefined && !containers.has(container)) {
      issues.push(complaint('case.no-container', `${path}.container`, { value: container }));
    }
    if (line !== undefined && !lines.has(line)) {
      issues.push(complaint('case.no-line', `${path}.line`, { value: line }));
    }
    return issues;
  });
}

/** Two officers, two people (Customs Law; Measures for inspection); nobody of the earlier inspection on a 复验. */
function officers(file: CaseFile): Issue[] {
  const issues: Issue[] = [];
  const [first, second] = file.officers;
  if (first && second) {
    if (first.role === second.role) issues.push(complaint('case.officer-roles', 'officers'));
    if (first.badge === second.badge) {
      issues.push(complaint('case.same-officer', 'officers[1].badge', { value: second.badge }));
    }
  }
  const prior = new Set(file.reinspectionOf?.officers);
  file.officers.forEach(({ badge }, i) => {
    if (prior.has(badge))
      issues.push(complaint('case.prior-officer', `officers[${i}].badge`, { value: badge }));
  });
  return issues;
}
