/**
 * The signature suites of the format, named here and nowhere else. A suite says what hashes and what signs.
 *
 * - `P256-SHA256`: ECDSA on P-256 over SHA-256 (FIPS 186-5). Every event, certificate, receipt and CMS signature.
 * - `SM2-SM3`: SM2 (GB/T 32918.2) over SM3 (GB/T 32905). Only ever a second signature beside one of the first suite, for
 *   a reader whose rules ask for the Chinese commercial algorithms; off unless somebody sets it on their machine.
 */
export const RECORD_SUITE = 'P256-SHA256';
export const PARALLEL_SUITES = ['SM2-SM3'] as const;
export type ParallelSuite = (typeof PARALLEL_SUITES)[number];
