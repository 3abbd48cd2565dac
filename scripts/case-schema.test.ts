import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_SCHEMA_FILE, caseSchemaText } from './case-schema';

describe('docs/case.schema.json', () => {
  it('is what the schema in the code says (else: npx tsx scripts/case-schema.ts)', async () => {
    expect(readFileSync(CASE_SCHEMA_FILE, 'utf8')).toBe(await caseSchemaText());
  });

  it('forbids unknown fields and lists what is required', async () => {
    expect(JSON.parse(await caseSchemaText())).toMatchObject({
      additionalProperties: false,
      required: expect.arrayContaining(['format', 'declaration', 'officers']) as unknown,
    });
  });
});
