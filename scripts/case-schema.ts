/** Writes docs/case.schema.json from the zod schema: `npx tsx scripts/case-schema.ts`. A test says when it is stale. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { caseJsonSchema } from '../shared/customs/case-schema';

export const CASE_SCHEMA_FILE = fileURLToPath(new URL('../docs/case.schema.json', import.meta.url));

/** The schema's text as it stands in docs/, formatted as the rest of the repository. */
export async function caseSchemaText(): Promise<string> {
  const options = await resolveConfig(CASE_SCHEMA_FILE);
  return format(JSON.stringify(caseJsonSchema()), { ...options, filepath: CASE_SCHEMA_FILE });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(CASE_SCHEMA_FILE, await caseSchemaText());
}
