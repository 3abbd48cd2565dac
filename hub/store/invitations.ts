import { z } from 'zod';
import type { Bytes } from '../../shared/bytes';
import type { Person } from '../../shared/identity/person';
import { INVITED_ROLES } from '../../shared/protocol/hub';
import { closeJson, dataDamaged, openJson, type Cells } from './cells';
import { insertCertificate } from './certificates';
import type { Database, Row } from './database';
import { blob, text, textOrNull } from './rows';
import type { InvitationTable, StoredInvitation } from './storage';

const Role = z.enum(INVITED_ROLES);
/** What an invitation says of the person. */
const Invited = z.strictObject({
  name: z.string().nullable(),
  badge: z.string().nullable(),
  uscc: z.string().nullable(),
});
type Invited = z.infer<typeof Invited>;
type Terms = Pick<StoredInvitation, 'id' | 'role' | 'case' | 'createdBy' | 'expiresAt'>;

const OPEN = 'used_at IS NULL AND revoked_at IS NULL';

export class SqliteInvitations implements InvitationTable {
  constructor(
    private readonly database: Database,
    private readonly cells: Cells,
  ) {}

  async add(invitation: StoredInvitation, secretHash: string): Promise<void> {
    const { id, role, name, badge, uscc, createdAt, createdBy, expiresAt } = invitation;
    const invited = closeJson(this.cells, { name, badge, uscc } satisfies Invited, bound(invitation));
    this.database.run(
      `INSERT INTO invitations (id, secret_hash, role, invited, case_id, created_at, created_by, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, this.cells.lookup(secretHash), role, invited, invitation.case, createdAt, createdBy, expiresAt],
    );
  }

  async bySecret(secretHash: string): Promise<StoredInvitation | null> {
    const sql = 'SELECT * FROM invitations WHERE secret_hash = ?';
    return invitationOf(this.cells, this.database.one(sql, this.cells.lookup(secretHash)));
  }

  async get(id: string): Promise<StoredInvitation | null> {
    return invitationOf(this.cells, this.database.one('SELECT * FROM invitations WHERE id = ?', id));
  }

  async list(): Promise<StoredInvitation[]> {
    const rows = this.database.all('SELECT * FROM invitations ORDER BY created_at DESC, id');
    return rows.flatMap((row) => invitationOf(this.cells, row) ?? []);
  }

  async revoke(id: string, at: Date): Promise<boolean> {
    const sql = `UPDATE invitations SET revoked_at = ? WHERE id = ? AND ${OPEN}`;
    return this.database.run(sql, at.toISOString(), id) > 0;
  }

  async use(id: string, at: Date, { der, person }: { der: Bytes; person: Person }): Promise<boolean> {
    return this.database.transaction(() => {
      const sql = `UPDATE invitations SET used_at = ?, certificate = ? WHERE id = ? AND ${OPEN}`;
      if (this.database.run(sql, at.toISOString(), person.fingerprint, id) === 0) return false;
      insertCertificate(this.database, this.cells, der, person);
      return true;
    });
  }
}

/** Bound to all that decides for whom and how long an invitation is good. */
const bound = ({ id, role, case: caseId, createdBy, expiresAt }: Terms): string =>
  `invitation|${id}|${role}|${caseId ?? ''}|${createdBy ?? ''}|${expiresAt}`;

function invitationOf(cells: Cells, row: Row | undefined): StoredInvitation | null {
  if (!row) return null;
  const role = Role.safeParse(row['role']);
  if (!role.success) throw dataDamaged(role.error);
  const terms: Terms = {
    id: text(row, 'id'),
    role: role.data,
    case: textOrNull(row, 'case_id'),
    createdBy: textOrNull(row, 'created_by'),
    expiresAt: text(row, 'expires_at'),
  };
  const invited = Invited.safeParse(openJson(cells, blob(row, 'invited'), bound(terms)));
  if (!invited.success) throw dataDamaged(invited.error);
  return {
    ...terms,
    ...invited.data,
    createdAt: text(row, 'created_at'),
    usedAt: textOrNull(row, 'used_at'),
    revokedAt: textOrNull(row, 'revoked_at'),
    certificate: textOrNull(row, 'certificate'),
  };
}
