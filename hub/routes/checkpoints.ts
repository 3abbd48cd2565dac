import { z } from 'zod';
import { base64, type Bytes } from '../../shared/bytes';
import type { CheckpointAnswer, ProofAnswer } from '../../shared/protocol/hub';
import { callerOf, parsed, type RouteDeps } from './http';

const Count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const ProofQuery = z.strictObject({ from: Count, to: Count });
const InclusionQuery = z.strictObject({ index: Count, size: Count });

type Proof = z.infer<typeof ProofAnswer>;

/** The tree over all receipts: its head, and proofs for those who have an older one, or a receipt. */
export function checkpointRoutes({ app, context }: RouteDeps): void {
  const { checkpoints, storage } = context;
  const spelled = (proof: Bytes[]): Proof => ({ proof: proof.map(base64) });

  app.get('/v1/checkpoint', async (request): Promise<z.infer<typeof CheckpointAnswer>> => {
    await callerOf(context, request);
    return { checkpoint: await checkpoints.now() };
  });

  app.get('/v1/checkpoint/proof', async (request): Promise<Proof> => {
    await callerOf(context, request);
    const { from, to } = parsed(ProofQuery, request.query);
    return spelled(await storage.tree.consistency(from, to));
  });

  app.get('/v1/checkpoint/inclusion', async (request): Promise<Proof> => {
    await callerOf(context, request);
    const { index, size } = parsed(InclusionQuery, request.query);
    return spelled(await storage.tree.inclusion(index, size));
  });
}
