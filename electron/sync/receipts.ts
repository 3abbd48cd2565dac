import { AppError } from '../../shared/errors';
import { readCertificate } from '../../shared/identity/certificate';
import { verifyReceipt } from '../../shared/identity/receipt';
import type { Receipt } from '../../shared/protocol/hub';
import type { CaseContext } from './context';

/**
 * Keeps what the hub signed for, once it is known to be the hub's word and about what was asked.
 * @throws AppError `sync.receipt-invalid` when it is not; nothing of the lot is kept then.
 */
export async function keepReceipts(
  context: CaseContext,
  receipts: Receipt[],
  kind: Receipt['kind'],
  asked: ReadonlySet<string>,
): Promise<void> {
  const authority = await readCertificate(context.link.identity.authority);
  for (const receipt of receipts) {
    const about = receipt.kind === kind && receipt.case === context.id && asked.has(receipt.hash);
    if (!about || !(await verifyReceipt(receipt, authority))) throw new AppError('sync.receipt-invalid');
  }
  const fresh = receipts.filter(({ hash }) => !context.receipts.has(hash));
  if (fresh.length === 0) return;
  context.store.receipts.add(fresh);
  for (const { hash } of fresh) context.receipts.add(hash);
}
